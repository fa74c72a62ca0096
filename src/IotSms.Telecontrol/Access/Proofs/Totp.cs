namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>TOTP: HOTP whose counter is the time (RFC 6238 4.2), in the steps of 30 s that every authenticator app takes.</summary>
public static class Totp
{
    /// <summary>The time step X, in seconds.</summary>
    public const int Period = 30;

    /// <summary>The number of the time step that a moment is in.</summary>
    public static long Step(DateTimeOffset at) => at.ToUnixTimeSeconds() / Period;
}
