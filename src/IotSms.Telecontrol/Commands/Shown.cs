using IotSms.Gateway;

namespace IotSms.Telecontrol.Commands;

/// <summary>What somebody wrote, as it is given back to him.</summary>
internal static class Shown
{
    private const int Longest = 20;

    /// <summary>A word, not at any length.</summary>
    public static string Word(string word) => Excerpt.Of(word, Longest);
}
