namespace IotSms.Modem.Power;

/// <summary>Boards as they are sold, by name; Raspberry Pi lines in BCM numbers.</summary>
public static class PowerPresets
{
    /// <summary>Name to lines.</summary>
    public static IReadOnlyDictionary<string, PowerSettings> All { get; } =
        new Dictionary<string, PowerSettings>(StringComparer.OrdinalIgnoreCase)
        {
            ["none"] = PowerSettings.None,
            // PWRKEY through a transistor on GPIO6; STATUS is not wired; GPIO4 is flight mode and stays as the board pulls it.
            ["waveshare-sim7600x"] = new PowerSettings { PowerKey = 6 },
            ["waveshare-sim7070g"] = new PowerSettings
            {
                PowerKey = 4, PowerOnPulse = TimeSpan.FromMilliseconds(1200), PowerOffPulse = TimeSpan.FromMilliseconds(1500),
            },
            // No schematic names its PWRKEY line: the preset has the pulses, PowerKey must be set to the line that is wired.
            ["waveshare-sim800c"] = new PowerSettings
            {
                PowerOnPulse = TimeSpan.FromMilliseconds(1200), PowerOffPulse = TimeSpan.FromSeconds(2),
            },
            // A breakout, wired by hand: Key is PWRKEY itself, PS is status, RST is low-active. The lines must be set.
            ["adafruit-fona"] = new PowerSettings
            {
                PowerKeyActiveHigh = false, ResetActiveHigh = false,
                PowerOnPulse = TimeSpan.FromSeconds(2), PowerOffPulse = TimeSpan.FromSeconds(2),
            },
            // ESP32 board used as a bare module: PWRKEY on IO4, STATUS on IO34.
            ["lilygo-t-sim7600"] = new PowerSettings
            {
                PowerKey = 4, Status = 34, PowerOnPulse = TimeSpan.FromMilliseconds(600), PowerOffPulse = TimeSpan.FromSeconds(3),
            },
        };
}
