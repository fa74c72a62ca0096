namespace IotSms.Agent.Documents;

/// <summary>How the agent stands with its broker.</summary>
/// <param name="Address">Host and port.</param>
/// <param name="Connected">Whether it is connected.</param>
/// <param name="Reason">Why not, if not.</param>
internal sealed record BrokerDocument(string Address, bool Connected, string? Reason);
