namespace IotSms.Agent.Doctor;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Works, but will bite some day.</summary>
    Warn,

    /// <summary>Stands between the user and a first SMS.</summary>
    Fail,
}
