using IotSms.Modem;
using IotSms.Modem.Power;

namespace IotSms.Agent.Configuration;

/// <summary>The modems' settings, as configured.</summary>
internal static class ModemConfiguration
{
    /// <summary>Maps one element of section <c>Modems</c>; the PIN is read from its file.</summary>
    /// <param name="modem">The element.</param>
    /// <param name="place">Its place, from 0: <c>sim1</c> is the name of the first.</param>
    /// <exception cref="IOException">The PIN file can't be read.</exception>
    public static ModemSettings Settings(ModemSection modem, int place) => new()
    {
        Name = Name(modem, place),
        Port = modem.Port,
        BaudRate = modem.BaudRate,
        Driver = Enum.Parse<UartDriver>(modem.Driver, ignoreCase: true),
        Model = modem.Model,
        Pin = Secret.Read(modem.Pin, modem.PinFile)?.Trim(),
        ServiceCentre = modem.ServiceCentre,
        Power = modem.Power is { } power ? Power(power) : PowerSettings.None,
        RestartsPerHour = modem.RestartsPerHour,
        SearchPatience = modem.SearchPatience,
    };

    /// <summary>The name a modem has, given or made.</summary>
    public static string Name(ModemSection modem, int place) => modem.Name ?? $"sim{place + 1}";

    /// <summary>The lines of a module: its board's, and over them those that are named.</summary>
    /// <exception cref="KeyNotFoundException">There is no such board.</exception>
    public static PowerSettings Power(PowerSection power) =>
        Overlay(power, power.Board is { } board ? PowerPresets.All[board] : PowerSettings.None);

    private static PowerSettings Overlay(PowerSection power, PowerSettings board) => board with
    {
        Chip = power.Chip ?? board.Chip,
        Driver = power.Driver ?? board.Driver,
        PowerKey = power.PowerKey ?? board.PowerKey,
        PowerKeyActiveHigh = power.PowerKeyActiveHigh ?? board.PowerKeyActiveHigh,
        Status = power.Status ?? board.Status,
        StatusActiveHigh = power.StatusActiveHigh ?? board.StatusActiveHigh,
        Reset = power.Reset ?? board.Reset,
        ResetActiveHigh = power.ResetActiveHigh ?? board.ResetActiveHigh,
        Rail = power.Rail ?? board.Rail,
        RailActiveHigh = power.RailActiveHigh ?? board.RailActiveHigh,
        PowerOnPulse = power.PowerOnPulse ?? board.PowerOnPulse,
        PowerOffPulse = power.PowerOffPulse ?? board.PowerOffPulse,
        ResetPulse = power.ResetPulse ?? board.ResetPulse,
        RailOffTime = power.RailOffTime ?? board.RailOffTime,
    };
}
