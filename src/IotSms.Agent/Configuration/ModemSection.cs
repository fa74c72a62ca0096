namespace IotSms.Agent.Configuration;

/// <summary>One element of section <c>Modems</c>.</summary>
internal sealed record ModemSection
{
    /// <summary>Name of the modem; null: <c>sim</c> and its place, from 1.</summary>
    public string? Name { get; set; }

    /// <summary>Device path.</summary>
    public string Port { get; set; } = "";

    /// <summary><c>tty</c> or <c>serialport</c>.</summary>
    public string Driver { get; set; } = "tty";

    /// <summary>Line rate in bits a second.</summary>
    public int BaudRate { get; set; } = 115200;

    /// <summary><c>auto</c>, <c>sim800</c> or <c>sim7600</c>.</summary>
    public string Model { get; set; } = "auto";

    /// <summary>SIM PIN, in the open.</summary>
    public string? Pin { get; set; }

    /// <summary>File that holds the SIM PIN.</summary>
    public string? PinFile { get; set; }

    /// <summary>How often the module may be restarted in any hour.</summary>
    public int RestartsPerHour { get; set; } = 8;

    /// <summary>How long it may be without a network before something is done about it.</summary>
    public TimeSpan SearchPatience { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Service centre address for a SIM that has none.</summary>
    public string? ServiceCentre { get; set; }

    /// <summary>GPIO lines that control the module's power.</summary>
    public PowerSection? Power { get; set; }
}
