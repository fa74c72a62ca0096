namespace IotSms.Telecontrol.Alarms.OnCall;

/// <summary>Who is on duty when.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shifts">Its shifts; they may overlap.</param>
public sealed record Rota(string Name, IReadOnlyList<Shift> Shifts)
{
    /// <summary>All who are ever on duty, in the order in which they are written.</summary>
    public IReadOnlyList<string> Users { get; } = [.. Shifts.SelectMany(shift => shift.Users).Distinct()];
}
