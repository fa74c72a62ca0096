namespace IotSms.Telecontrol.Access;

/// <summary>Why a file of the users' directory is not used; the other users are.</summary>
/// <param name="File">The file.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Fix">What would be right.</param>
public sealed record UserMistake(string File, string Problem, string Fix)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}: {Problem}; {Fix}";
}
