using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>The SIM: waiting for it, and opening it without ever spending the last try.</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan SimPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SimTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongSimPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SimReadTime = TimeSpan.FromMinutes(5);
    private string? _pinRefusedBy;
    private (string Sim, int Tries)? _pinEntered;

    private async Task OpenSimAsync(CancellationToken cancellationToken)
    {
        var since = _time.GetTimestamp();
        var read = since;
        while (true)
        {
            var reply = await AskAsync(AtCommands.SimState, cancellationToken).ConfigureAwait(false);
            var state = reply.Lines.Select(SimStatus.Parse).LastOrDefault(status => status is not null);
            if (SimStatus.IsOpen(state)) break;
            if (state == SimStatus.Pin && await EnterPinAsync(cancellationToken).ConfigureAwait(false)) continue;
            var isLong = state is not null || _time.GetElapsedTime(since) >= SimTime;
            if (state is null && Left(read, SimReadTime) <= TimeSpan.Zero)
            {
                read = _time.GetTimestamp();
                await ReadSimAnewAsync(cancellationToken).ConfigureAwait(false);
            }

            if (state is not null) Lock(state);
            else if (isLong) Enter(ModemState.Faulted, $"the SIM does not answer: {reply.Error?.Text ?? "not ready"}");
            // A person, or a SIM that is put in, ends the long wait: the module tells of it.
            await PauseAsync(isLong ? LongSimPause : SimPause, cancellationToken).ConfigureAwait(false);
        }

        if (Status.State != ModemState.Configuring) Enter(ModemState.Configuring);
    }

    // Without a switch at its holder the module sees a SIM that is put in only when it starts its SIM interface.
    private async Task ReadSimAnewAsync(CancellationToken cancellationToken)
    {
        await AskAsync(AtCommands.Set("AT+CFUN=0"), cancellationToken).ConfigureAwait(false);
        await AskAsync(AtCommands.RadioOn, cancellationToken).ConfigureAwait(false);
    }

    private void Lock(string state)
    {
        if (state == SimStatus.Pin && Status.State == ModemState.SimLocked) return;
        Enter(ModemState.SimLocked,
            state == SimStatus.Pin ? Status.Reason : $"the SIM asks for {state}: enter it by hand, it is never tried automatically");
    }

    // A wrong PIN is never tried again, and the last try is left to a person: the third wrong one locks the SIM.
    private async Task<bool> EnterPinAsync(CancellationToken cancellationToken)
    {
        var tries = await ReadTriesAsync(cancellationToken).ConfigureAwait(false);
        // Its number can be read before its PIN is given: what one SIM refused, another may take.
        var sim = await ReadIccidAsync(cancellationToken).ConfigureAwait(false) ?? "";
        var obstacle = (_settings.Pin, MayBe(_pinRefusedBy), tries?.Pin) switch
        {
            (null, _, _) => "the SIM asks for a PIN and none is configured",
            (_, _, { } left) when _pinEntered is var (before, was) && MayBe(before) && left < was =>
                "the configured PIN is wrong; it is not tried again",
            (_, true, _) => "the configured PIN is wrong; it is not tried again",
            (_, _, null) => "the SIM asks for a PIN, and the module does not tell how many tries are left",
            (_, _, <= 1) => "only one PIN try is left; enter it by hand",
            _ => null,
        };
        if (obstacle is not null)
        {
            Enter(ModemState.SimLocked, obstacle);
            return false;
        }

        // Kept while the verdict is out: if it gets lost, one try less tells that it was a bad one.
        _pinEntered = (sim, tries!.Pin);
        var reply = await AskAsync(AtCommands.EnterPin(_settings.Pin!), cancellationToken).ConfigureAwait(false);
        _pinEntered = null;
        if (reply.IsOk) return true;
        // Busy is no verdict on the PIN; anything else may have cost a try.
        if (IsNotReadyYet(reply.Error)) return false;
        _pinRefusedBy = sim;
        await ReadTriesAsync(cancellationToken).ConfigureAwait(false);
        Enter(ModemState.SimLocked, $"the configured PIN was refused ({reply.Error!.Text}); it is not tried again");
        return false;

        // One that does not tell its number is taken for the same.
        bool MayBe(string? other) => other is not null && (other == sim || other.Length == 0 || sim.Length == 0);
    }

    private async Task<PinTries?> ReadTriesAsync(CancellationToken cancellationToken)
    {
        var tries = await ReadAsync(
            AtCommands.Query("AT+SPIC", AtCommand.DefaultTime), line => PinTries.Parse(line, _model.PukPosition), cancellationToken)
            .ConfigureAwait(false);
        Change(status => status with { PinTriesLeft = tries?.Pin });
        return tries;
    }
}
