using IotSms.Modem.At;
using IotSms.Modem.Supply;

namespace IotSms.Modem;

/// <content>What the module lets on about its power supply.</content>
public sealed partial class CellularModem
{
    // The sag of the last burst shows a moment after its +CMGS.
    private static readonly TimeSpan TransmitTail = TimeSpan.FromSeconds(5);

    private readonly SupplyWatch _supply = new();
    private int _submitting;
    private long _lastSubmitted = Nothing;

    private bool IsTransmitting => Volatile.Read(ref _submitting) > 0
        || (Volatile.Read(ref _lastSubmitted) is not Nothing and var last && _time.GetElapsedTime(last) < TransmitTail);

    private async Task<ExchangeEnd> TransmitAsync(AtChannel channel, AtCommand command, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _submitting);
        try
        {
            return await channel.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _lastSubmitted, _time.GetTimestamp());
            Interlocked.Decrement(ref _submitting);
        }
    }

    // What is told before the module was ever spoken to may be the start of all, together with this machine.
    private void TakeStart(string mark)
    {
        if (Status.Model is not null) Judge(now => _supply.Started(mark, IsTransmitting, now, _model.BootTime));
    }

    private void TakeSupplyNotice(string line) => Judge(now => _supply.Noticed(line, IsTransmitting, now));

    private void OrderStart() => Judge(now => _supply.Ordered(now, _model.BootTime));

    private void Judge(Action<TimeSpan> note)
    {
        var before = Status.Supply?.Diagnosis ?? SupplyDiagnosis.Good;
        Change(status =>
        {
            note(Age);
            return status with { Supply = _supply.Report(Age) };
        });
        var supply = Status.Supply!;
        if (supply.Diagnosis == before) return;
        if (supply.Words is { } words) LogSupply(Name, words);
        else LogSupplyGood(Name);
    }
}
