namespace IotSms.Agent.Configuration;

/// <summary>One element of section <c>Alarms:Groups</c>.</summary>
internal sealed record GroupSection
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Users and rotas.</summary>
    public IReadOnlyList<string> Members { get; set; } = [];
}
