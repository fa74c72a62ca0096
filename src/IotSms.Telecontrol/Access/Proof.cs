namespace IotSms.Telecontrol.Access;

/// <summary>What a user must show before a command is obeyed; each proof is stronger than those before it.</summary>
public enum Proof
{
    /// <summary>Nothing but the number he writes from, which anybody can fake.</summary>
    None,

    /// <summary>A number that does not change: who has read one text can repeat it.</summary>
    Pin,

    /// <summary>A code that is good once (RFC 4226, RFC 6238), or a signature with a counter.</summary>
    Code,
}
