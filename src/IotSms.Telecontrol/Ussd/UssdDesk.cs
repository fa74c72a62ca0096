using System.Collections.Concurrent;
using IotSms.Gateway;
using IotSms.Modem;

namespace IotSms.Telecontrol.Ussd;

/// <summary>
/// USSD for all who ask: one dialogue a modem, and who began it goes on alone. A module knows of one session only; a second code would
/// end the first one's.
/// </summary>
public sealed class UssdDesk(IReadOnlyList<IModem> modems, GatewayClock clock)
{
    private readonly Dictionary<string, SemaphoreSlim> _turns = modems.ToDictionary(modem => modem.Name, _ => new SemaphoreSlim(1));
    private readonly ConcurrentDictionary<string, UssdSession> _sessions = new();

    /// <summary>Sends a code.</summary>
    /// <param name="code">The code, such as <c>*100#</c>.</param>
    /// <param name="modem">The modem.</param>
    /// <param name="holder">Who asks; a dialogue of his own that is open is ended. Null: nobody who could have one.</param>
    /// <param name="keepsOpen">Whether he may answer what the network asks; if not, its dialogue is ended at once.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    public Task<UssdOutcome> RequestAsync(
        string code, IModem modem, string? holder, bool keepsOpen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modem);
        return InTurnAsync(modem, async () =>
        {
            if (_sessions.TryGetValue(modem.Name, out var open) && (holder is null || open.Holder != holder))
                return new UssdOutcome.Busy(open, Left(open));
            Close(modem.Name);
            return await TakeAsync(modem, await modem.RequestUssdAsync(code, cancellationToken).ConfigureAwait(false), holder, keepsOpen)
                .ConfigureAwait(false);
        }, cancellationToken);
    }

    /// <summary>Answers in a dialogue.</summary>
    /// <exception cref="ModemException">The module is not ready or does not answer.</exception>
    public Task<UssdOutcome> AnswerAsync(string session, string text, CancellationToken cancellationToken) =>
        InSessionAsync(session, async (modem, open) =>
        {
            try
            {
                var reply = await modem.AnswerUssdAsync(text, cancellationToken).ConfigureAwait(false);
                return await TakeAsync(modem, reply, open.Holder, keepsOpen: true, session).ConfigureAwait(false);
            }
            catch (ModemException fault)
            {
                Close(modem.Name);
                if (fault.Fault != ModemFault.NoSession)
                    throw;
                return new UssdOutcome.NoSession();
            }
        }, cancellationToken);

    /// <summary>Ends a dialogue.</summary>
    /// <exception cref="ModemException">The module does not answer.</exception>
    public Task<UssdOutcome> EndAsync(string session, CancellationToken cancellationToken) =>
        InSessionAsync(session, async (modem, _) =>
        {
            Close(modem.Name);
            await modem.EndUssdAsync(cancellationToken).ConfigureAwait(false);
            return new UssdOutcome.Answered(modem.Name, new UssdReply(UssdReply.Ended, null), null);
        }, cancellationToken);

    /// <summary>The dialogue that somebody has open; null: none.</summary>
    public UssdSession? Of(string holder) => _sessions.Values.FirstOrDefault(session => session.Holder == holder);

    /// <summary>The network spoke unasked, or ended a dialogue. Returns the dialogue that is open now.</summary>
    internal UssdSession? Heard(string modem, UssdReply reply)
    {
        Close(modem);
        return reply.WantsAnswer ? Open(modem, holder: null, Ulid.NewUlid().ToString()) : null;
    }

    private async Task<UssdOutcome> TakeAsync(IModem modem, UssdReply reply, string? holder, bool keepsOpen, string? session = null)
    {
        Close(modem.Name);
        if (!reply.WantsAnswer)
            return new UssdOutcome.Answered(modem.Name, reply, null);
        if (keepsOpen)
            return new UssdOutcome.Answered(modem.Name, reply, Open(modem.Name, holder, session ?? Ulid.NewUlid().ToString()));
        await modem.EndUssdAsync(CancellationToken.None).ConfigureAwait(false);
        return new UssdOutcome.Answered(modem.Name, reply, null);
    }

    private async Task<UssdOutcome> InSessionAsync(
        string session, Func<IModem, UssdSession, Task<UssdOutcome>> act, CancellationToken cancellationToken)
    {
        if (modems.FirstOrDefault(modem => _sessions.GetValueOrDefault(modem.Name)?.Id == session) is not { } modem)
            return new UssdOutcome.NoSession();
        return await InTurnAsync(
            modem,
            () => _sessions.TryGetValue(modem.Name, out var open) && open.Id == session
                ? act(modem, open)
                : Task.FromResult<UssdOutcome>(new UssdOutcome.NoSession()),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<UssdOutcome> InTurnAsync(IModem modem, Func<Task<UssdOutcome>> act, CancellationToken cancellationToken)
    {
        var turn = _turns[modem.Name];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await act().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private UssdSession Open(string modem, string? holder, string id) => _sessions[modem] = new(id, modem, holder, clock.Now.Uptime);

    private void Close(string modem) => _sessions.TryRemove(modem, out _);

    private TimeSpan Left(UssdSession session)
    {
        var left = session.At + UssdSession.Lifetime - clock.Now.Uptime;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
