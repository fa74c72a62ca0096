namespace IotSms.Agent.Configuration;

/// <summary>One shift of a rota.</summary>
internal sealed record ShiftSection
{
    /// <summary>The days on which it begins, such as <c>mon-fri</c> or <c>sat,sun</c>.</summary>
    public string Days { get; set; } = "mon-sun";

    /// <summary>Its hours, over midnight too; the same twice: the whole day.</summary>
    public string Hours { get; set; } = "00:00-24:00";

    /// <summary>Who is on duty.</summary>
    public IReadOnlyList<string> Users { get; set; } = [];
}
