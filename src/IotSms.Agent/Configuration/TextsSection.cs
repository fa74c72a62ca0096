namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Texts</c>.</summary>
internal sealed record TextsSection
{
    /// <summary>Where texts of one's own lie, one <c>LANG.json</c> a language.</summary>
    public string? Directory { get; set; }
}
