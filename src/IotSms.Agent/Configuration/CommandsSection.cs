namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Commands</c>.</summary>
internal sealed record CommandsSection
{
    /// <summary>How many short messages an answer may take.</summary>
    public int AnswerSegments { get; set; } = 1;

    /// <summary>How long a dangerous command waits for its yes.</summary>
    public TimeSpan ConfirmWithin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether commands may run programs.</summary>
    public bool AllowPrograms { get; set; }

    /// <summary>Keys that <c>config get</c> and <c>config set</c> may touch.</summary>
    public IReadOnlyList<string> Settings { get; set; } = [];

    /// <summary>Commands of one's own.</summary>
    public IReadOnlyList<OwnCommandSection> Own { get; set; } = [];
}
