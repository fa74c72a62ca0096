namespace IotSms.Telecontrol.Alarms;

/// <summary>Perceived severity (ITU-T X.733 8.1.2.3).</summary>
public enum Severity
{
    /// <summary>Something may come.</summary>
    Warning,

    /// <summary>Something is wrong that does not stop the service.</summary>
    Minor,

    /// <summary>The service suffers: somebody is needed soon.</summary>
    Major,

    /// <summary>The service stops: somebody is needed at once, at any hour.</summary>
    Critical,
}
