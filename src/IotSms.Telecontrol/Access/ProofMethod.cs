namespace IotSms.Telecontrol.Access;

/// <summary>How a user proves himself.</summary>
public enum ProofMethod
{
    /// <summary>Codes of the time, from an authenticator app (RFC 6238).</summary>
    Totp,

    /// <summary>Codes of a counter, from an authenticator app or a token (RFC 4226).</summary>
    Hotp,

    /// <summary>A number that does not change.</summary>
    Pin,

    /// <summary>A signature under each command, by a machine.</summary>
    Signed,
}
