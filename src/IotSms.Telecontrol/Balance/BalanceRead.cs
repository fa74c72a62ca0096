namespace IotSms.Telecontrol.Balance;

/// <summary>The credit of a SIM was read.</summary>
/// <param name="Modem">The modem that has the SIM.</param>
/// <param name="Balance">The credit.</param>
/// <param name="IsLow">Whether it is low.</param>
public sealed record BalanceRead(string Modem, BalanceReading Balance, bool IsLow) : TelecontrolNews;
