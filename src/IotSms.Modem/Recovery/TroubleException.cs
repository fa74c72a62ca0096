namespace IotSms.Modem.Recovery;

/// <summary>Ends the life of a module that answers AT and is of no use all the same.</summary>
internal sealed class TroubleException(Trouble trouble, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    internal Trouble Trouble { get; } = trouble;
}
