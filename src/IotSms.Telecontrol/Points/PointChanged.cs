namespace IotSms.Telecontrol.Points;

/// <summary>A point is not as it was; at the start each is told once.</summary>
/// <param name="State">How it is.</param>
public sealed record PointChanged(PointState State) : TelecontrolNews;
