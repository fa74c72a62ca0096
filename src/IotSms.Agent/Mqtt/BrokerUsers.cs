using System.Security.Cryptography;
using System.Text;

namespace IotSms.Agent.Mqtt;

/// <summary>
/// Who may connect to the embedded broker: <c>user:password</c>, one a line; lines that begin with <c>#</c> are comments.
/// </summary>
internal sealed class BrokerUsers(IReadOnlyDictionary<string, string> passwords)
{
    /// <summary>Reads a users file.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="FormatException">A line is neither <c>user:password</c> nor a comment.</exception>
    public static BrokerUsers Read(string file)
    {
        Dictionary<string, string> passwords = [];
        int number = 0;
        foreach (string line in File.ReadLines(file))
        {
            number++;
            if (line.Trim().Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || colon == line.Length - 1)
            {
                throw new FormatException($"{file}, line {number}: write user:password");
            }

            passwords[line[..colon]] = line[(colon + 1)..];
        }

        return new(passwords);
    }

    /// <summary>Whether this user has this password; takes the same time whatever the answer.</summary>
    public bool Knows(string? user, string? password) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(passwords.GetValueOrDefault(user ?? "", "\0"))),
            SHA256.HashData(Encoding.UTF8.GetBytes(password ?? "")));
}
