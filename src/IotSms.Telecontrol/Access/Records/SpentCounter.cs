namespace IotSms.Telecontrol.Access.Records;

/// <summary>How far the codes of one secret are spent: no code up to this one is ever good again.</summary>
/// <param name="Last">The last counter or time step.</param>
internal sealed record SpentCounter(long Last)
{
    /// <summary>Nothing is spent yet.</summary>
    public static SpentCounter None { get; } = new(-1);

    /// <summary>The key of its record.</summary>
    public static string Key(User user, string fingerprint) => $"{user.Name}/{fingerprint}";
}
