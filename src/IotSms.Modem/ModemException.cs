namespace IotSms.Modem;

/// <summary>Why a module did not do what it was asked.</summary>
public enum ModemFault
{
    /// <summary>Not set up: off, booting, locked or being recovered.</summary>
    NotReady,

    /// <summary>No final result code within the command's time.</summary>
    NoAnswer,

    /// <summary>It restarted while the command was running.</summary>
    Restarted,

    /// <summary>It answered with an error.</summary>
    Refused,

    /// <summary>It answered with something that is no answer to the command.</summary>
    BadAnswer,

    /// <summary>No USSD session is open.</summary>
    NoSession,
}

/// <summary>A command that a module did not carry out.</summary>
public sealed class ModemException(ModemFault fault, string message, AtError? error = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The kind of fault.</summary>
    public ModemFault Fault { get; } = fault;

    /// <summary>The error it answered with, if it did.</summary>
    public AtError? Error { get; } = error;
}
