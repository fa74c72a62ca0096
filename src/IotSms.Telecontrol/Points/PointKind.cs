namespace IotSms.Telecontrol.Points;

/// <summary>What a point is.</summary>
public enum PointKind
{
    /// <summary>It is switched.</summary>
    Output,

    /// <summary>It is watched.</summary>
    Input,
}
