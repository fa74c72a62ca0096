namespace IotSms.Agent;

/// <summary>What the program ends with: the codes of sysexits.h, so that scripts and systemd can tell mistakes from bad luck.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>EX_USAGE: the command line is wrong.</summary>
    public const int Usage = 64;

    /// <summary>EX_DATAERR: what was handed in is wrong (a PDU, a number, a text).</summary>
    public const int BadData = 65;

    /// <summary>EX_UNAVAILABLE: no agent runs, or the message did not make it.</summary>
    public const int Unavailable = 69;

    /// <summary>EX_SOFTWARE: a bug.</summary>
    public const int Internal = 70;

    /// <summary>EX_IOERR: a file, port or socket does not do what it should.</summary>
    public const int Io = 74;

    /// <summary>EX_TEMPFAIL: the same may succeed later.</summary>
    public const int TryLater = 75;

    /// <summary>EX_CONFIG: the configuration is wrong.</summary>
    public const int BadConfiguration = 78;
}
