using System.Threading.Channels;

namespace IotSms.Modem;

/// <summary>
/// A module that sends and receives short messages. Commands are values in, outcomes out; all news goes up by
/// <see cref="News"/> and by nothing else.
/// </summary>
public interface IModem : IAsyncDisposable
{
    /// <summary>The name the configuration gives it, such as <c>sim1</c>.</summary>
    string Name { get; }

    /// <summary>What is known of the module at this moment.</summary>
    ModemStatus Status { get; }

    /// <summary>What the module tells by itself, in order, for one reader.</summary>
    ChannelReader<ModemNews> News { get; }

    /// <summary>Whether the loop that keeps it alive gets on.</summary>
    Heartbeat Heartbeat { get; }

    /// <summary>Keeps the module alive: powers it, sets it up, watches it, until cancelled. Then leaves it in peace.</summary>
    Task RunAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Submits one TPDU (AT+CMGS). The PDU leaves only after <see cref="Submission.Journaled"/> has completed; if that
    /// fails the prompt is left by ESC and the outcome is <see cref="SubmitOutcome.NotSubmitted"/>.
    /// </summary>
    ValueTask<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>Lists every stored message and report (AT+CMGL=4), from every storage the module receives into.</summary>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    ValueTask<IReadOnlyList<StoredPdu>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads one slot (AT+CMGR); null when it is empty.</summary>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    ValueTask<StoredPdu?> ReadAsync(StorageSlot slot, CancellationToken cancellationToken);

    /// <summary>Empties one slot (AT+CMGD). An empty slot is no error.</summary>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    ValueTask DeleteAsync(StorageSlot slot, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a USSD string (AT+CUSD=1) and waits for the network's answer, 120 s at the most. A session that is open is ended before; one
    /// that the answer opens is ended when nobody answers it for 120 s.
    /// </summary>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    ValueTask<UssdReply> RequestUssdAsync(string text, CancellationToken cancellationToken);

    /// <summary>Answers within the USSD session that is open (<see cref="UssdReply.WantsAnswer"/>), and waits like a request.</summary>
    /// <exception cref="ModemException">The module is not ready or does not answer, or no session is open.</exception>
    ValueTask<UssdReply> AnswerUssdAsync(string text, CancellationToken cancellationToken);

    /// <summary>Ends the USSD session that is open (AT+CUSD=2), if one is.</summary>
    /// <exception cref="ModemException">The module does not answer.</exception>
    ValueTask EndUssdAsync(CancellationToken cancellationToken);

    /// <summary>Runs one AT command as typed, for diagnosis.</summary>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    ValueTask<AtReply> ExecuteAsync(string command, CancellationToken cancellationToken);

    /// <summary>
    /// Has it restarted by command, as soon as what it is doing allows; returns at once. The answer says why it will not be; null: it will.
    /// </summary>
    string? Restart();
}
