namespace IotSms.Agent.Configuration;

/// <summary>One element of section <c>Alarms:Rotas</c>.</summary>
internal sealed record RotaSection
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its shifts.</summary>
    public IReadOnlyList<ShiftSection> Shifts { get; set; } = [];
}
