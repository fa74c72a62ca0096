namespace IotSms.Agent.Control;

/// <summary>No agent answers on the control socket.</summary>
internal sealed class AgentAbsentException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether one may be there all the same, and this user may not talk to it.</summary>
    public bool IsForbidden { get; init; }
}
