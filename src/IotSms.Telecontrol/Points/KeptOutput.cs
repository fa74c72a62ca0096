namespace IotSms.Telecontrol.Points;

/// <summary>What an output is to be after a restart, as it is kept.</summary>
/// <param name="IsOn">Whether it is to be on.</param>
internal sealed record KeptOutput(bool IsOn);
