using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>What the gateway says in the log: ids and references, never texts, and numbers only masked.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(100, LogLevel.Error, "The store fails; nothing more is submitted or taken from the SIM until it works again.")]
    public static partial void StoreFails(ILogger logger, Exception exception);

    [LoggerMessage(101, LogLevel.Information,
        "{Waiting} messages wait, {InDoubt} of them in doubt; {Fragments} parts of incoming messages.")]
    public static partial void TakenUp(ILogger logger, int waiting, int inDoubt, int fragments);

    [LoggerMessage(102, LogLevel.Error, "{Loop} of {Modem} ended by a fault; the program can't go on.")]
    public static partial void LoopFailed(ILogger logger, string loop, string modem, Exception exception);

    [LoggerMessage(110, LogLevel.Information,
        "Message {Id} part {Part} of {Parts} accepted by the network over {Modem}, reference {Reference}.")]
    public static partial void PartAccepted(ILogger logger, string id, int part, int parts, string modem, byte? reference);

    [LoggerMessage(111, LogLevel.Warning, "Message {Id} part {Part} refused over {Modem}: {Error} ({Kind}).")]
    public static partial void PartRefused(ILogger logger, string id, int part, string modem, AtError error, SubmitErrorClass kind);

    [LoggerMessage(112, LogLevel.Warning, "Message {Id} part {Part} over {Modem} may have gone out or not: {Reason}")]
    public static partial void InDoubt(ILogger logger, string id, int part, string? modem, string reason);

    [LoggerMessage(113, LogLevel.Information, "Message {Id} did not leave over {Modem}: {Reason}")]
    public static partial void NotSubmitted(ILogger logger, string id, string modem, string reason);

    [LoggerMessage(114, LogLevel.Error,
        "The subscription of {Modem} may not send ({Error}). Its queue rests; look at credit, barring and SMS service of the SIM.")]
    public static partial void AccountBarred(ILogger logger, string modem, AtError error);

    [LoggerMessage(115, LogLevel.Warning, "Three recipients in a row were refused over {Modem}: the modem is to blame, and rests a while.")]
    public static partial void ModemBlamed(ILogger logger, string modem);

    [LoggerMessage(116, LogLevel.Information, "Message {Id} part {Part} settled by a late answer.")]
    public static partial void SettledByLateAnswer(ILogger logger, string id, int part);

    [LoggerMessage(117, LogLevel.Information, "Message {Id} part {Part} settled by its status report.")]
    public static partial void SettledByReport(ILogger logger, string id, int part);

    [LoggerMessage(118, LogLevel.Warning, "Nothing settled message {Id}; its policy decides: {Policy}.")]
    public static partial void DoubtDecided(ILogger logger, string id, UnknownPolicy policy);

    [LoggerMessage(119, LogLevel.Information, "A late answer of {Modem} belongs to nothing that waits.")]
    public static partial void LateAnswerUnclaimed(ILogger logger, string modem);

    [LoggerMessage(120, LogLevel.Information,
        "A status report over {Modem} for reference {Reference}, status {Status:X2}, belongs to nothing that waits.")]
    public static partial void ReportUnmatched(ILogger logger, string modem, byte reference, byte status);

    [LoggerMessage(121, LogLevel.Error, "Message {Id} was accepted and can't be coded after all.")]
    public static partial void NotEncodable(ILogger logger, string id, Exception exception);

    [LoggerMessage(122, LogLevel.Warning,
        "{Modem} has another SIM, {After} in the place of {Before}: reports of what the other one sent can't come any more.")]
    public static partial void SimChanged(ILogger logger, string modem, string before, string after);

    [LoggerMessage(130, LogLevel.Information, "Message {Id} received over {Modem}, {Parts} parts, complete: {Complete}.")]
    public static partial void Received(ILogger logger, string id, string modem, int parts, bool complete);

    [LoggerMessage(131, LogLevel.Information, "A message that the network brought twice was dropped, over {Modem}.")]
    public static partial void RepeatDropped(ILogger logger, string modem);

    [LoggerMessage(132, LogLevel.Warning, "What {Modem} received can't be decoded, and is kept as {Id}: {Reason}")]
    public static partial void DeadLetter(ILogger logger, string modem, string id, string reason);

    [LoggerMessage(133, LogLevel.Information, "{Modem} could not be asked for what it received: {Reason}")]
    public static partial void ModemNotRead(ILogger logger, string modem, string reason);
}
