using System.Security.Cryptography;

namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>What a user proves himself with: the site's half of it.</summary>
public abstract record Credential
{
    private Credential() { }

    /// <summary>How much it proves.</summary>
    public abstract Proof Strength { get; }

    /// <summary>Whether each code is good once, so that what was spent must be remembered.</summary>
    public bool IsSpent => Strength == Proof.Code;

    /// <summary>Tells this secret from the user's one before it: another secret begins to count anew.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>Codes of a counter (RFC 4226).</summary>
    /// <param name="Secret">The secret.</param>
    /// <param name="Digits">Digits of a code, 6 to 8.</param>
    public sealed record Hotp(ReadOnlyMemory<byte> Secret, int Digits) : Credential
    {
        /// <inheritdoc/>
        public override Proof Strength => Proof.Code;

        /// <inheritdoc/>
        public override string Fingerprint => FingerprintOf("hotp", Secret.Span);
    }

    /// <summary>Codes of the time (RFC 6238).</summary>
    /// <param name="Secret">The secret.</param>
    /// <param name="Digits">Digits of a code, 6 to 8.</param>
    public sealed record Totp(ReadOnlyMemory<byte> Secret, int Digits) : Credential
    {
        /// <inheritdoc/>
        public override Proof Strength => Proof.Code;

        /// <inheritdoc/>
        public override string Fingerprint => FingerprintOf("totp", Secret.Span);
    }

    /// <summary>A signature under each command, with a counter: for machines.</summary>
    /// <param name="Key">The key of the HMAC.</param>
    public sealed record Signed(ReadOnlyMemory<byte> Key) : Credential
    {
        /// <inheritdoc/>
        public override Proof Strength => Proof.Code;

        /// <inheritdoc/>
        public override string Fingerprint => FingerprintOf("signed", Key.Span);
    }

    /// <summary>A number that does not change.</summary>
    /// <param name="Hash">What is kept of it.</param>
    /// <param name="Digits">How many digits it has.</param>
    public sealed record Pin(PinHash Hash, int Digits) : Credential
    {
        /// <inheritdoc/>
        public override Proof Strength => Proof.Pin;

        /// <inheritdoc/>
        public override string Fingerprint => "pin";
    }

    private static string FingerprintOf(string kind, ReadOnlySpan<byte> secret) =>
        $"{kind}-{Convert.ToHexStringLower(SHA256.HashData([.. "iotsms fingerprint"u8, .. secret]).AsSpan(..8))}";
}
