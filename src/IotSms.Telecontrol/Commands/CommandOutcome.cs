namespace IotSms.Telecontrol.Commands;

/// <summary>What became of a command.</summary>
/// <param name="Code">
/// A stable word: <see cref="Done"/>, <see cref="Confirm"/>, or why it was not carried out, such as <c>unknown-command</c>,
/// <c>bad-arguments</c>, <c>code-wrong</c>.
/// </param>
/// <param name="Answer">What the asker is told; null: silence.</param>
public sealed record CommandOutcome(string Code, string? Answer)
{
    /// <summary>It was carried out.</summary>
    public const string Done = "done";

    /// <summary>It will be, once it is confirmed.</summary>
    public const string Confirm = "confirm";

    /// <summary>Whether it was obeyed as far as it goes.</summary>
    public bool IsObeyed => Code is Done or Confirm;

    /// <summary>What is done once the answer is safe; null: nothing.</summary>
    public Action? Afterwards { get; init; }
}
