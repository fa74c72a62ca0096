using System.Globalization;
using System.Security.Cryptography;

namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>
/// What is kept of a PIN: PBKDF2 with HMAC-SHA-256 (RFC 8018 5.2). It keeps the PIN from who glances at the file, not from who takes it
/// away: four to eight digits are tried through in time, whatever the hash.
/// </summary>
/// <param name="Iterations">How often the hash is taken.</param>
/// <param name="Salt">The salt.</param>
/// <param name="Key">The derived key.</param>
public sealed record PinHash(int Iterations, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Key)
{
    private const string Scheme = "pbkdf2-sha256";

    /// <summary>About a quarter of a second on a Raspberry Pi 3: little for a user, much for who tries.</summary>
    private const int UsualIterations = 100_000;
    private const int MostIterations = 10_000_000;
    private const int SaltLength = 16, KeyLength = 32;

    /// <summary>The hash of a PIN, with a salt of its own.</summary>
    public static PinHash Of(string pin)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new(UsualIterations, salt, Derive(pin, salt, UsualIterations, KeyLength));
    }

    /// <summary>Whether it is this PIN.</summary>
    public bool Matches(string pin) => CryptographicOperations.FixedTimeEquals(Derive(pin, Salt.Span, Iterations, Key.Length), Key.Span);

    /// <summary>As it stands in a secret's file: scheme, iterations, salt and key.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Scheme}:{Iterations}:{Convert.ToBase64String(Salt.Span)}:{Convert.ToBase64String(Key.Span)}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null: it is something else.</summary>
    public static PinHash? Read(string text)
    {
        Span<byte> salt = new byte[text.Length], key = new byte[text.Length];
        return text.Split(':') is [Scheme, var iterations, var saltText, var keyText]
            && int.TryParse(iterations, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is > 0 and <= MostIterations
            && Convert.TryFromBase64String(saltText, salt, out int saltLength) && saltLength > 0
            && Convert.TryFromBase64String(keyText, key, out int keyLength) && keyLength >= KeyLength
            ? new(count, salt[..saltLength].ToArray(), key[..keyLength].ToArray())
            : null;
    }

    private static byte[] Derive(string pin, ReadOnlySpan<byte> salt, int iterations, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(pin, salt, iterations, HashAlgorithmName.SHA256, length);
}
