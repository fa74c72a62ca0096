namespace IotSms.Telecontrol.Templates;

/// <summary>What is wrong with a template.</summary>
/// <param name="Position">The character where it is wrong, counted from 1.</param>
/// <param name="Problem">What is wrong, and what would be right.</param>
public sealed record TemplateMistake(int Position, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"at character {Position}: {Problem}";
}
