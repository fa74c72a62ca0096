using System.Text.Json;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Access;

public static partial class UserFiles
{
    private const UnixFileMode
        OwnersDirectory = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute,
        OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        OpenFile = OwnersFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>
    /// Writes a user's files, or writes them anew. They belong to whom the directory belongs to, so that the agent can read
    /// what root wrote.
    /// </summary>
    public static void Write(string directory, Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        Make(directory);
        string name = account.User.Name;
        // The secret first: a user whose secret is not there yet could do nothing, and his file would be a mistake.
        if (account.Credential is { } credential)
            Write(directory, SecretFile(directory, name), SecretOf(credential), OwnersFile);
        else
            System.IO.File.Delete(SecretFile(directory, name));
        Write(directory, File(directory, name), JsonSerializer.Serialize(FileOf(account), UserFileJson.Readable.UserFile), OpenFile);
    }

    /// <summary>Removes a user; the answer is whether there was one.</summary>
    public static bool Remove(string directory, string name)
    {
        string file = File(directory, name);
        bool isThere = System.IO.File.Exists(file);
        System.IO.File.Delete(file);
        System.IO.File.Delete(SecretFile(directory, name));
        return isThere;
    }

    private static void Make(string directory)
    {
        if (Directory.Exists(directory))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnersDirectory);
        FileOwner.TakeOver(Path.GetDirectoryName(Path.GetFullPath(directory))!, directory);
    }

    /// <summary>A file is there whole or not at all, and never readable to others for a moment.</summary>
    private static void Write(string directory, string file, string text, UnixFileMode mode)
    {
        string unfinished = file + ".new";
        System.IO.File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text + "\n"));
            stream.Flush(flushToDisk: true);
        }
        FileOwner.TakeOver(directory, unfinished);
        System.IO.File.Move(unfinished, file, overwrite: true);
    }

    private static UserFile FileOf(Account account) => new()
    {
        Numbers = account.User.Numbers,
        Role = account.User.Role,
        Language = account.User.Language,
        Proof = account.Credential switch
        {
            Credential.Totp => ProofMethod.Totp,
            Credential.Hotp => ProofMethod.Hotp,
            Credential.Pin => ProofMethod.Pin,
            Credential.Signed => ProofMethod.Signed,
            _ => null,
        },
        Digits = account.Credential switch
        {
            Credential.Totp totp => totp.Digits,
            Credential.Hotp hotp => hotp.Digits,
            Credential.Pin pin => pin.Digits,
            _ => null,
        },
    };

    private static string SecretOf(Credential credential) => credential switch
    {
        Credential.Totp totp => Base32.Encode(totp.Secret.Span),
        Credential.Hotp hotp => Base32.Encode(hotp.Secret.Span),
        Credential.Signed signed => Convert.ToHexStringLower(signed.Key.Span),
        Credential.Pin pin => $"{pin.Hash}",
        _ => throw new InvalidOperationException("A credential of a kind unknown here."),
    };
}
