namespace IotSms.Telecontrol.Ussd;

/// <summary>A USSD dialogue in which the network waits for an answer.</summary>
/// <param name="Id">Its name; who knows it may answer.</param>
/// <param name="Modem">The modem that has it.</param>
/// <param name="Holder">Who began it; null: the network, or somebody who goes by the name alone.</param>
/// <param name="At">When the network last spoke, in time since the start.</param>
public sealed record UssdSession(string Id, string Modem, string? Holder, TimeSpan At)
{
    /// <summary>How long the network is let wait (<see cref="Modem.IModem.RequestUssdAsync"/>).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(120);
}
