using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Commands;

/// <summary>Messages as they may be shown: a code that stands beside a command's words is nobody's business.</summary>
internal sealed class MaskedText(UserDirectory users, CommandBook book, Func<string, string> numberOf)
{
    private const string Mask = "******";

    /// <summary>The message; its text without the code, if there is one.</summary>
    public IncomingMessage Of(IncomingMessage message) =>
        message.Text is { } text && Split(message.From, text) is { Code: { } code } ? message with { Text = Cover(text, code) } : message;

    /// <summary>
    /// A user's text is read as his credential says. A command from any other number may carry a code too, and one that was not spent: the
    /// user has another telephone today, or somebody has it from him.
    /// </summary>
    private CodeSplit Split(string from, string text)
    {
        if (users.FindByNumber(numberOf(from)) is { } user)
            return CodeSplit.Of(text, users.AccountOf(user.Name)?.Credential);
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var first, .. var rest] when LooksLikeCode(first) && IsCommand(rest) => new CodeSplit("", first),
            [.. var rest, var last] when LooksLikeCode(last) && IsCommand(rest) => new CodeSplit("", last),
            _ => new CodeSplit("", null),
        };
    }

    private bool IsCommand(string[] words) => book.TryFind(string.Join(' ', words), out _, out _);

    private static bool LooksLikeCode(string word) => word.Length is >= 4 and <= 10 && word.All(char.IsAsciiDigit);

    private static string Cover(string text, string code)
    {
        var isBefore = text.AsSpan().TrimStart().StartsWith(code.Split(' ')[0]);
        foreach (var word in code.Split(' '))
        {
            var at = isBefore ? text.IndexOf(word, StringComparison.Ordinal) : text.LastIndexOf(word, StringComparison.Ordinal);
            text = string.Concat(text.AsSpan(0, at), Mask, text.AsSpan(at + word.Length));
        }
        return text;
    }
}
