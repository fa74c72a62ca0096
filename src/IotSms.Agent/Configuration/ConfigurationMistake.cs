namespace IotSms.Agent.Configuration;

/// <summary>One mistake in the configuration, told in one line.</summary>
/// <param name="Key">The key, with colons, such as <c>Modems:0:BaudRate</c>, or the file.</param>
/// <param name="Value">The value as it was written; null when there is none, or it is a secret.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What would be right.</param>
internal sealed record ConfigurationMistake(string Key, string? Value, string Problem, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => Value is null ? $"{Key}: {Problem}; {Fix}" : $"{Key} \"{Value}\": {Problem}; {Fix}";
}
