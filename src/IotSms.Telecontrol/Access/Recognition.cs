namespace IotSms.Telecontrol.Access;

/// <summary>Who asks.</summary>
public abstract record Recognition
{
    private Recognition() { }

    /// <summary>A user; nothing is proven yet.</summary>
    /// <param name="User">The user.</param>
    /// <param name="Words">The text without the code.</param>
    /// <param name="Code">What stands where a code belongs; null: nothing does.</param>
    public sealed record Known(User User, string Words, string? Code) : Recognition;

    /// <summary>Nobody who may: a stranger, or somebody who is locked out or asks too often.</summary>
    /// <param name="Answer">What he is told; null: silence.</param>
    public sealed record Turned(string? Answer) : Recognition;
}
