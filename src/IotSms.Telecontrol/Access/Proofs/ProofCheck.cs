using System.Security.Cryptography;
using System.Text;

namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>Holds a code against a credential and what was spent of it before. Nothing is spent here.</summary>
internal static class ProofCheck
{
    /// <summary>How far back a code is still told from a wrong one: ten minutes of time steps.</summary>
    private const int Remembered = 20;

    /// <summary>How far ahead two codes in a row are looked for (RFC 4226 7.4).</summary>
    private const int Resynchronization = 100;

    /// <summary>Codes of a counter: the next one, or one of those behind it that were made and never sent.</summary>
    /// <param name="hotp">The credential.</param>
    /// <param name="code">One code, or two with a space between them.</param>
    /// <param name="last">The last counter that was spent; -1: none.</param>
    /// <param name="lookAhead">How many may have been made in vain (RFC 4226 7.4, s).</param>
    public static ProofOutcome Look(Credential.Hotp hotp, string code, long last, int lookAhead) =>
        code.Split(' ') is [var first, var second]
            ? Pair(counter => Hotp.Code(hotp.Secret.Span, counter, hotp.Digits), first, second, last + 1, last + Resynchronization)
            : One(counter => Hotp.Code(hotp.Secret.Span, counter, hotp.Digits), code, last, last + 1, last + 1 + lookAhead);

    /// <summary>Codes of the time.</summary>
    /// <param name="totp">The credential.</param>
    /// <param name="code">One code, or two with a space between them.</param>
    /// <param name="last">The last time step that was spent; -1: none.</param>
    /// <param name="step">The time step that it is now; null: nobody knows.</param>
    /// <param name="drift">How many steps the two clocks may be apart, and the code on its way.</param>
    public static ProofOutcome Look(Credential.Totp totp, string code, long last, long? step, int drift) =>
        step is not { } now ? new ProofOutcome.NotProven("clock-untrusted")
        : code.Split(' ') is [var first, var second]
            ? Pair(counter => Hotp.Code(totp.Secret.Span, counter, totp.Digits), first, second,
                Math.Max(last + 1, now - drift - 1), now + drift - 1)
            : One(counter => Hotp.Code(totp.Secret.Span, counter, totp.Digits), code, last, Math.Max(last + 1, now - drift), now + drift);

    /// <summary>A signature under words.</summary>
    public static ProofOutcome Look(Credential.Signed signed, string code, string words, long last) =>
        CommandSignature.Read(code) is not { } signature || !signature.IsOf(signed.Key.Span, words)
            ? new ProofOutcome.NotProven("code-wrong")
        : signature.Counter == last ? new ProofOutcome.NotProven("code-used")
        : signature.Counter < last ? new ProofOutcome.NotProven("code-old")
        : new ProofOutcome.Proven(signature.Counter, CannotBeGuessed: true);

    private static ProofOutcome One(Func<long, string> codeOf, string code, long last, long from, long to) =>
        Find(codeOf, code, from, to) is { } counter ? new ProofOutcome.Proven(counter)
        : Find(codeOf, code, Math.Max(0, from - Remembered), from - 1) is { } past
            ? new ProofOutcome.NotProven(past == last ? "code-used" : "code-old")
        : new ProofOutcome.NotProven("code-wrong");

    private static ProofOutcome Pair(Func<long, string> codeOf, string first, string second, long from, long to)
    {
        long? found = null;
        for (long counter = from; counter <= to; counter++)
        {
            if (AreEqual(codeOf(counter), first) & AreEqual(codeOf(counter + 1), second))
                found = counter + 1;
        }
        return found is { } spent ? new ProofOutcome.Proven(spent, CannotBeGuessed: true) : new ProofOutcome.NotProven("code-wrong");
    }

    /// <summary>The first counter with this code. All are looked at, whichever it is: the time it takes tells nothing.</summary>
    private static long? Find(Func<long, string> codeOf, string code, long from, long to)
    {
        long? found = null;
        for (long counter = to; counter >= from; counter--)
        {
            if (AreEqual(codeOf(counter), code))
                found = counter;
        }
        return found;
    }

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
