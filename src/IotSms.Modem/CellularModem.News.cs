using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>What the channel tells, turned into news and signals at once, on the task that read it.</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan RingPause = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan SmsReadyTime = TimeSpan.FromSeconds(60);
    private long? _lastRing;
    private int _rings;
    private bool _callTold;
    private string? _caller;

    private void Take(AtNews news)
    {
        switch (news)
        {
            case AtNews.Unsolicited { Urc: var urc }:
                Take(urc);
                break;
            case AtNews.LateAnswer late:
                var id = late.Tag ?? _leftInTheAir;
                LogLateAnswer(Name, id);
                Tell(new ModemNews.LateAcceptance(id, SubmitReference.Parse(late.Line)));
                break;
            case AtNews.Overdue:
                Change(status => status with { Reason = "the answer to a submission is overdue" });
                break;
            case AtNews.Deaf:
                Raise(Signal.Deaf);
                break;
        }
    }

    private void Take(Urc urc)
    {
        switch (urc.Kind)
        {
            case UrcKind.MessageStored or UrcKind.ReportStored:
                Tell(StorageIndication.Parse(urc.Line) is { } slot
                    ? Remember(slot)
                    : new ModemNews.SweepDue("a message was told of without its place"));
                break;
            case UrcKind.MessageRouted when urc.Body is { } hex:
                Tell(new ModemNews.MessageRouted(hex));
                break;
            case UrcKind.ReportRouted when urc.Body is { } hex:
                Tell(new ModemNews.ReportRouted(hex));
                break;
            case UrcKind.Registration when RegistrationReport.Parse(urc.Line) is { } report:
                if (Registered(report)) Raise(Signal.Refresh);
                break;
            case UrcKind.Signal when SignalQuality.Parse(urc.Line)?.Dbm is { } dbm:
                Change(status => status with { SignalDbm = dbm });
                break;
            case UrcKind.Ussd:
                TakeUssd(urc.Line);
                break;
            case UrcKind.Ring or UrcKind.CallingLine or UrcKind.CallEnded:
                TakeCall(urc);
                break;
            case UrcKind.Booted:
                TakeStart(urc.Line);
                LostSettings($"restarted: {urc.Line}");
                break;
            case UrcKind.PoweredDown when urc.Line.Contains("VOLTAGE", StringComparison.Ordinal):
                TakeSupplyNotice(urc.Line);
                LostSettings($"power supply: {urc.Line}");
                break;
            case UrcKind.PoweredDown:
                LostSettings($"switched off: {urc.Line}");
                break;
            case UrcKind.SmsReady:
                TakeSmsReady(urc.Line);
                break;
            case UrcKind.SupplyWarning:
                TakeSupplyNotice(urc.Line);
                Change(status => status with { Reason = $"power supply: {urc.Line}" });
                break;
            case UrcKind.Temperature:
                Change(status => status with { Reason = $"temperature: {urc.Line}" });
                break;
            case UrcKind.Sim:
                TakeSim(urc.Line);
                break;
            case UrcKind.NetworkTime:
                Raise(Signal.Refresh);
                break;
        }
    }

    private void LostSettings(string reason)
    {
        _configured = false;
        _leftInTheAir = null;
        FailUssd();
        Enter(ModemState.Probing, reason);
        Raise(Signal.Restarted);
    }

    // A module in autobaud starts without RDY; but that its message service is ready is told once a start, within its boot time.
    private void TakeSmsReady(string mark)
    {
        var isFirst = _readyMarks.Add(mark) && _time.GetElapsedTime(_configuredAt) < SmsReadyTime;
        if (isFirst || !_configured)
        {
            Raise(Signal.SmsReady);
            return;
        }

        TakeStart(mark);
        LostSettings($"restarted: {mark}");
    }

    // What changes nothing wakes nobody: READY while the SIM is in use, and that it is not there yet while it is waited for.
    private void TakeSim(string line)
    {
        if (_configured ? SimStatus.Parse(line) != SimStatus.Ready : SimStatus.IsReadResponse(line)) Raise(Signal.Sim);
    }

    // Ended when it is known who calls, which the first ring tells, or never if he hides it. A call that rings on is ended again.
    private void TakeCall(Urc urc)
    {
        if (urc.Kind == UrcKind.CallEnded || (_lastRing is { } last && _time.GetElapsedTime(last) > RingPause))
        {
            (_rings, _callTold, _caller) = (0, false, null);
        }

        switch (urc.Kind)
        {
            case UrcKind.Ring:
                _lastRing = _time.GetTimestamp();
                if (++_rings >= 2) EndCall(_caller);
                break;
            case UrcKind.CallingLine when CallingLine.Parse(urc.Line) is var caller && (!_callTold || caller != _caller):
                EndCall(caller);
                break;
        }
    }

    private void EndCall(string? caller)
    {
        if (_settings.RejectCalls) Raise(Signal.HangUp);
        if (_callTold && caller == _caller) return;
        (_callTold, _caller) = (true, caller);
        Tell(new ModemNews.Ringing(caller));
    }

    private void Tell(ModemNews news) => _news.Writer.TryWrite(news);

    private void Raise(Signal signal) => _signals.Writer.TryWrite(signal);
}
