using System.Text.Json;
using System.Text.RegularExpressions;
using IotSms.Telecontrol.Access.Proofs;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Access;

/// <summary>
/// The users' directory: for each user <c>NAME.json</c>, which anybody may read, and <c>NAME.secret</c>, which only the agent may.
/// </summary>
public static partial class UserFiles
{
    private const string Extension = ".json", SecretExtension = ".secret";
    private const int UsualDigits = 6, FewestDigits = 6, FewestPinDigits = 4, MostDigits = 8;

    /// <summary>A secret shorter than this is no secret (RFC 4226 4, R6).</summary>
    private const int ShortestSecret = 16;

    /// <summary>The file of a user.</summary>
    public static string File(string directory, string name) => Path.Combine(directory, name + Extension);

    /// <summary>The file of his secret.</summary>
    public static string SecretFile(string directory, string name) => Path.Combine(directory, name + SecretExtension);

    /// <summary>Whether it is a name that a user can have.</summary>
    public static bool IsName(string name) => Name().IsMatch(name) && name != Gatekeeper.Owner.Name;

    /// <summary>Whether it is a number as users have them: E.164.</summary>
    public static bool IsNumber(string? number) => number is not null && Number().IsMatch(number);

    /// <summary>Everybody in the directory, by name, and what can't be used of it. No directory: nobody.</summary>
    public static (IReadOnlyList<Account> Accounts, IReadOnlyList<UserMistake> Mistakes) Read(string directory)
    {
        List<Account> accounts = [];
        List<UserMistake> mistakes = [];
        string[] files;
        try
        {
            files = Directory.Exists(directory) ? Directory.GetFiles(directory, "*" + Extension) : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return ([], [new(directory, unreadable.Message.TrimEnd('.'), "let the agent's user read it")]);
        }
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            var (account, mistake) = ReadOne(directory, file);
            if (account?.User.Numbers.FirstOrDefault(number => accounts.Exists(other => other.User.Numbers.Contains(number))) is { } shared)
                (account, mistake) = (null, new(file, $"{shared} is another user's number too", "give it to one of them"));
            if (account is not null)
                accounts.Add(account);
            else
                mistakes.Add(mistake!);
        }
        return (accounts, mistakes);
    }

    private static (Account? Account, UserMistake? Mistake) ReadOne(string directory, string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        try
        {
            if (!IsName(name))
                return (null, new(file, "is no user's name", "name it by 1 to 32 of a-z 0-9 . _ -"));
            var read = JsonSerializer.Deserialize(System.IO.File.ReadAllText(file), UserFileJson.Readable.UserFile)
                ?? throw new JsonException("it is empty");
            if (read.Numbers.Where(number => !IsNumber(number)).Take(1).ToList() is [var wrong])
                return (null, new(file, $"\"{wrong}\" is no number", "write it with country code, such as +4790012345"));
            var user = new User
            {
                Name = name, Numbers = read.Numbers, Role = read.Role, Language = read.Language ?? PhraseBook.Fallback,
            };
            if (read.Proof is not { } method)
                return (new(user, null), null);
            string secretFile = SecretFile(directory, name);
            int digits = read.Digits ?? UsualDigits;
            return ReadCredential(method, digits, System.IO.File.ReadAllText(secretFile).Trim()) is { } credential
                ? (new(user, credential), null)
                : (null, new(secretFile, $"holds no secret for {method} of {digits} digits", $"iotsms users add {name} ... makes one"));
        }
        catch (JsonException malformed)
        {
            return (null, new(file, malformed.Message.TrimEnd('.'), "mend the JSON there"));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return (null, new(file, unreadable.Message.TrimEnd('.'), "let the agent's user read it"));
        }
    }

    private static Credential? ReadCredential(ProofMethod method, int digits, string secret) => method switch
    {
        ProofMethod.Totp when Secret(Base32.Decode(secret), digits) is { } octets => new Credential.Totp(octets, digits),
        ProofMethod.Hotp when Secret(Base32.Decode(secret), digits) is { } octets => new Credential.Hotp(octets, digits),
        ProofMethod.Pin when digits is >= FewestPinDigits and <= MostDigits && PinHash.Read(secret) is { } hash =>
            new Credential.Pin(hash, digits),
        ProofMethod.Signed when secret.Length % 2 == 0 && secret.All(char.IsAsciiHexDigit)
            && Convert.FromHexString(secret) is { Length: >= ShortestSecret } key => new Credential.Signed(key),
        _ => null,
    };

    private static byte[]? Secret(byte[]? octets, int digits) =>
        digits is >= FewestDigits and <= MostDigits && octets?.Length >= ShortestSecret ? octets : null;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,31}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Number();
}
