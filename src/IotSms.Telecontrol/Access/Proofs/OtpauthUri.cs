namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>The URI that authenticator apps read from a QR code: <c>otpauth://totp/site:user?secret=...</c>.</summary>
public static class OtpauthUri
{
    /// <summary>The URI of a user's one-time codes; null when his proof is of another kind.</summary>
    /// <param name="issuer">The site, shown above the code.</param>
    /// <param name="user">The user's name.</param>
    /// <param name="credential">What he proves himself with.</param>
    public static string? Of(string issuer, string user, Credential? credential)
    {
        string label = $"{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(user)}";
        string site = Uri.EscapeDataString(issuer);
        return credential switch
        {
            Credential.Totp totp =>
                $"otpauth://totp/{label}?secret={Base32.Encode(totp.Secret.Span)}&issuer={site}&digits={totp.Digits}&period={Totp.Period}",
            Credential.Hotp hotp =>
                $"otpauth://hotp/{label}?secret={Base32.Encode(hotp.Secret.Span)}&issuer={site}&digits={hotp.Digits}&counter=0",
            _ => null,
        };
    }
}
