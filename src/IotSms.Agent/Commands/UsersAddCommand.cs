using System.CommandLine;
using System.Security.Cryptography;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Agent.Commands;

/// <summary><c>users add</c>: writes a user's files, and shows once what he needs for his codes.</summary>
internal sealed class UsersAddCommand : UserFilesCommand
{
    /// <summary>160 bits are recommended (RFC 4226 4, R6).</summary>
    private const int SecretLength = 20;

    private const int KeyLength = 32;

    private readonly Argument<string> _name = new("NAME") { Description = "The user's name: 1 to 32 of a-z 0-9 . _ -" };
    private readonly Option<string[]> _numbers = new("--number", "-n")
    {
        HelpName = "NUMBER",
        Description = "A number of his, with country code; the first one is told alarms. May be given more than once.",
    };

    private readonly Option<string> _role = new Option<string>("--role")
    {
        Description = "What he may do; each may do what those before it may.",
        DefaultValueFactory = _ => "operate",
    }.AcceptOnlyFromAmong("observe", "operate", "admin");

    private readonly Option<string> _proof = new Option<string>("--proof")
    {
        Description = "totp: codes of the time, from any authenticator app. hotp: codes of a counter, good without a clock. "
            + "pin: a number that does not change, read from standard input. signed: signatures, for machines.",
        DefaultValueFactory = _ => "totp",
    }.AcceptOnlyFromAmong("totp", "hotp", "pin", "signed");

    private readonly Option<int> _digits = new("--digits") { Description = "Digits of a code, 6 to 8.", DefaultValueFactory = _ => 6 };
    private readonly Option<string> _language = new("--language")
    {
        Description = "The language he is answered in, such as en, nb, de.",
        DefaultValueFactory = _ => "en",
    };

    private readonly Option<bool> _replace = new("--replace")
        { Description = "Give a user who is there another secret, and all else anew." };

    /// <summary>The verb.</summary>
    public UsersAddCommand()
        : base("add", "Add a user, and show the QR code for his authenticator app.")
    {
        Add(_name);
        Add(_numbers);
        Add(_role);
        Add(_proof);
        Add(_digits);
        Add(_language);
        Add(_replace);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        AgentConfiguration configuration, ParseResult parsed, CancellationToken cancellationToken)
    {
        string directory = AccessSettings.UsersDirectory(configuration);
        var user = new User
        {
            Name = parsed.GetRequiredValue(_name),
            Numbers = parsed.GetValue(_numbers) ?? [],
            Role = Enum.Parse<Role>(parsed.GetRequiredValue(_role), ignoreCase: true),
            Language = parsed.GetRequiredValue(_language),
        };
        if (Look(user, directory, parsed.GetValue(_replace), parsed.GetValue(_digits)) is { } wrong)
        {
            return Refuse(ExitCode.BadData, wrong);
        }

        var method = Enum.Parse<ProofMethod>(parsed.GetRequiredValue(_proof), ignoreCase: true);
        if (Make(method, parsed.GetValue(_digits)) is not { } credential)
        {
            return Refuse(ExitCode.BadData, "a PIN has 4 to 8 digits");
        }

        UserFiles.Write(directory, new(user, credential));
        Show(configuration.Agent.Name, user, credential, parsed.GetValue(Json));
        await TellAgentAsync(configuration, cancellationToken);
        return ExitCode.Ok;
    }

    private static string? Look(User user, string directory, bool replaces, int digits)
    {
        var others = UserFiles.Read(directory).Accounts.Select(account => account.User).Where(other => other.Name != user.Name).ToList();
        return !UserFiles.IsName(user.Name) ? $"\"{user.Name}\" is no user's name: write 1 to 32 of a-z 0-9 . _ -, but not \"local\""
            : user.Numbers.FirstOrDefault(number => !UserFiles.IsNumber(number)) is { } bad
                ? $"\"{bad}\" is no number: write it with country code, such as +4790012345"
            : user.Numbers.FirstOrDefault(number => others.Exists(other => other.Numbers.Contains(number))) is { } shared
                ? $"{shared} is another user's number already: each number is one user's"
            : digits is < 6 or > 8 ? "a code has 6 to 8 digits"
            : !replaces && File.Exists(UserFiles.File(directory, user.Name))
                ? $"there is a user \"{user.Name}\" already; --replace makes him anew"
            : null;
    }

    private static Credential? Make(ProofMethod method, int digits) => method switch
    {
        ProofMethod.Totp => new Credential.Totp(RandomNumberGenerator.GetBytes(SecretLength), digits),
        ProofMethod.Hotp => new Credential.Hotp(RandomNumberGenerator.GetBytes(SecretLength), digits),
        ProofMethod.Signed => new Credential.Signed(RandomNumberGenerator.GetBytes(KeyLength)),
        _ => SecretPrompt.Read("PIN: ") is { Length: >= 4 and <= 8 } pin && pin.All(char.IsAsciiDigit)
            ? new Credential.Pin(PinHash.Of(pin), pin.Length)
            : null,
    };

    private static void Show(string site, User user, Credential credential, bool json)
    {
        string? uri = OtpauthUri.Of(site, user.Name, credential);
        string? key = credential is Credential.Signed signed ? Convert.ToHexStringLower(signed.Key.Span) : null;
        if (json)
        {
            var document = AgentJson.Object(UserDocument.Of(user), AgentJson.Contract.UserDocument);
            (document["uri"], document["key"]) = (uri, key);
            Console.Out.WriteLine(document.ToJsonString(AgentJson.Contract.Options));
            return;
        }

        Console.Out.WriteLine($"{user.Name} may {user.Role.ToString().ToLowerInvariant()}.");
        if (uri is not null)
        {
            foreach (string line in TerminalQrCode.Lines(uri, isColoured: !Console.IsOutputRedirected))
            {
                Console.Out.WriteLine(line);
            }

            Console.Out.WriteLine("Scan it with an authenticator app, or give the app this; it is not shown again:");
            Console.Out.WriteLine(uri);
        }

        if (key is not null)
        {
            Console.Out.WriteLine("The machine's key, in hexadecimal; it is not shown again:");
            Console.Out.WriteLine(key);
        }
    }
}
