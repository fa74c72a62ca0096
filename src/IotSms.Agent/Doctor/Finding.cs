namespace IotSms.Agent.Doctor;

/// <summary>One thing the doctor looked at.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Check">What was looked at, such as <c>port /dev/serial0</c>.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Mend">The command that mends it.</param>
internal sealed record Finding(Severity Severity, string Check, string Detail, string? Mend = null)
{
    /// <summary>As it should be.</summary>
    public static Finding Ok(string check, string detail) => new(Severity.Ok, check, detail);

    /// <summary>Works, but will bite some day.</summary>
    public static Finding Warn(string check, string detail, string mend) => new(Severity.Warn, check, detail, mend);

    /// <summary>Stands in the way.</summary>
    public static Finding Fail(string check, string detail, string mend) => new(Severity.Fail, check, detail, mend);
}
