namespace IotSms.Agent.Hosting;

/// <summary>How the agent ended: null means as asked.</summary>
internal sealed class AgentEnd
{
    /// <summary>What made it end.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>It ended by itself.</summary>
    public void Failed(Exception failure) => Failure = failure;
}
