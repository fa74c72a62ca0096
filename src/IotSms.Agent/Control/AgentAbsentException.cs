namespace IotSms.Agent.Control;

/// <summary>No agent answers on the control socket.</summary>
internal sealed class AgentAbsentException(string message, Exception? innerException = null) : Exception(message, innerException);
