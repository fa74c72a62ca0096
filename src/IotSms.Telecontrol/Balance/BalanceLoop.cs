using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Balance;

/// <summary>
/// Asks for each balance again and again. The time of the last one survives restarts; a wrong clock asks once too often at most.
/// </summary>
internal sealed partial class BalanceLoop(BalanceDesk desk, GatewayClock clock, ILogger logger)
{
    /// <summary>A modem that starts, or is busy, will soon be free.</summary>
    internal static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(1);

    /// <summary>A network that does not answer, or says something else, may do better later.</summary>
    internal static readonly TimeSpan LaterAgain = TimeSpan.FromMinutes(15);

    private readonly Dictionary<IModem, TimeSpan> _due =
        desk.Modems.ToDictionary(modem => modem, modem => clock.Now.Uptime + UntilFirst(desk.Last(modem.Name), desk.Options.Every, clock));

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await desk.TellAgainAsync(cancellationToken).ConfigureAwait(false);
        var wakeup = new Wakeup(clock.Time);
        while (true)
            await wakeup.WaitAsync(await TurnAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for all that is due; the answer is when the next one is.</summary>
    internal async Task<TimeSpan> TurnAsync(CancellationToken cancellationToken)
    {
        foreach (var modem in desk.Modems.Where(modem => _due[modem] <= clock.Now.Uptime))
            _due[modem] = await AskAsync(modem, cancellationToken).ConfigureAwait(false) + clock.Now.Uptime;
        return _due.Values.Min() - clock.Now.Uptime;
    }

    private static TimeSpan UntilFirst(BalanceReading? last, TimeSpan every, GatewayClock clock) =>
        last is null || last.At + every - clock.Believed is not { Ticks: > 0 } left ? TimeSpan.Zero : Soonest(left, every);

    /// <summary>Asks; the answer is when to ask again.</summary>
    private async Task<TimeSpan> AskAsync(IModem modem, CancellationToken cancellationToken)
    {
        try
        {
            switch (await desk.AskAsync(modem, cancellationToken).ConfigureAwait(false))
            {
                case BalanceOutcome.Known:
                    return desk.Options.Every;
                case BalanceOutcome.Busy:
                    return SoonAgain;
                default:
                    LogUnread(logger, modem.Name);
                    return Soonest(desk.Options.Every, LaterAgain);
            }
        }
        catch (ModemException fault)
        {
            LogFails(logger, modem.Name, fault.Message);
            return fault.Fault == ModemFault.NotReady ? SoonAgain : Soonest(desk.Options.Every, LaterAgain);
        }
        catch (StoreException fault)
        {
            LogFails(logger, modem.Name, fault.Message);
            return Soonest(desk.Options.Every, LaterAgain);
        }
    }

    private static TimeSpan Soonest(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Modem}: the network's answer has no amount that Balance:Pattern finds.")]
    private static partial void LogUnread(ILogger logger, string modem);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Modem}: the balance could not be read: {Reason}")]
    private static partial void LogFails(ILogger logger, string modem, string reason);
}
