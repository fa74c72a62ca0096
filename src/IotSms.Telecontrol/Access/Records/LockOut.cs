namespace IotSms.Telecontrol.Access.Records;

/// <summary>
/// Wrong codes in a row, and how long no further one is looked at. It is told in time since the program's start, for the wall clock may
/// be set by years; a restart in the middle begins it anew. Tries in the meantime do not make it longer: who floods a site with guesses
/// can't keep its user out for longer than the cap.
/// </summary>
/// <param name="Failures">Wrong codes since the last right one.</param>
/// <param name="Start">The run of the program that <paramref name="Until"/> belongs to.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Seen">The last short message that was counted: one that is told again after a crash is not counted again.</param>
internal sealed record LockOut(int Failures, string Start, TimeSpan Until, string? Seen = null)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30);

    /// <summary>No wrong code yet.</summary>
    public static LockOut None { get; } = new(0, "", TimeSpan.Zero);

    /// <summary>The keys of all of a user's records.</summary>
    public static IEnumerable<string> KeysOf(User user) =>
        [KeyOf(user), KeyOf(user, null), .. user.Numbers.Select(number => KeyOf(user, number))];

    /// <summary>The key for a user, wherever the codes come from.</summary>
    public static string KeyOf(User user) => $"user/{user.Name}";

    /// <summary>The key for one of his numbers; null: for what does not come by SMS.</summary>
    public static string KeyOf(User user, string? number) => $"from/{user.Name}/{number}";

    /// <summary>How long it lasts still; zero: a code may be tried.</summary>
    public TimeSpan Left(in Run run, int tries, TimeSpan longest)
    {
        var until = Start == run.Start ? Until : Delay(Failures, tries, longest);
        return until > run.Now ? until - run.Now : TimeSpan.Zero;
    }

    /// <summary>One more wrong code.</summary>
    public LockOut Fail(in Run run, int tries, TimeSpan longest, string? message) => WasSeen(message)
        ? this
        : new(Failures + 1, run.Start, run.Now + Delay(Failures + 1, tries, longest), message ?? Seen);

    /// <summary>Whether a short message was counted before. Their ids grow, and those of one sender are taken in their order.</summary>
    private bool WasSeen(string? message) => message is not null && string.CompareOrdinal(message, Seen) <= 0;

    /// <summary>30 s after the last of the tries, twice as long after each further one, up to the cap.</summary>
    private static TimeSpan Delay(int failures, int tries, TimeSpan longest) =>
        failures < tries ? TimeSpan.Zero
        : TimeSpan.FromTicks(Math.Min(longest.Ticks, First.Ticks << Math.Min(failures - tries, 16)));

    /// <summary>A moment of this run of the program.</summary>
    /// <param name="Start">Names the run.</param>
    /// <param name="Now">Time since its start.</param>
    internal readonly record struct Run(string Start, TimeSpan Now);
}
