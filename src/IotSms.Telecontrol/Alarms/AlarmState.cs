namespace IotSms.Telecontrol.Alarms;

/// <summary>Where an alarm stands. In JSON: the names in camel case.</summary>
public enum AlarmState
{
    /// <summary>It is so, and nobody has said that he knows.</summary>
    Raised,

    /// <summary>It is so, and somebody sees to it.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Cleared,

    /// <summary>Nobody looks at it any more: its rule is gone, or its source.</summary>
    Closed,
}
