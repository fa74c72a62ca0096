namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>A text taken apart into a command's words and what proves that they are a user's.</summary>
/// <param name="Words">The words, one space between them.</param>
/// <param name="Code">What stands where a code belongs, before or after the words; null: nothing does.</param>
public sealed record CodeSplit(string Words, string? Code)
{
    private const int Shortest = 4, Longest = 10;

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="credential">What the user proves himself with: it says what a code looks like.</param>
    /// <remarks>
    /// No command begins with digits, so digits in the first place are a code, be it a wrong one, and two of the right length are two
    /// codes in a row. In the last place they may as well be an argument: there only digits of the right length are taken for a code.
    /// </remarks>
    public static CodeSplit Of(string text, Credential? credential)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var first, var second, ..] when IsCode(first, credential) && IsCode(second, credential) =>
                new(Join(words[2..]), $"{first} {second}"),
            [var first, ..] when IsCode(first, credential) || (credential is not null && IsDigits(first, Shortest, Longest)) =>
                new(Join(words[1..]), first),
            [.., var last] when IsCode(last, credential) => new(Join(words[..^1]), last),
            _ => new(Join(words), null),
        };
    }

    private static bool IsCode(string word, Credential? credential) => credential switch
    {
        Credential.Hotp { Digits: var digits } => IsDigits(word, digits, digits),
        Credential.Totp { Digits: var digits } => IsDigits(word, digits, digits),
        Credential.Pin { Digits: var digits } => IsDigits(word, digits, digits),
        Credential.Signed => CommandSignature.Read(word) is not null,
        _ => false,
    };

    private static bool IsDigits(string word, int shortest, int longest) =>
        word.Length >= shortest && word.Length <= longest && word.All(char.IsAsciiDigit);

    private static string Join(string[] words) => string.Join(' ', words);
}
