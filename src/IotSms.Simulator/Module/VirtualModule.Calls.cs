using IotSms.Simulator.Time;

namespace IotSms.Simulator.Module;

/// <summary>An incoming call and a USSD session.</summary>
internal sealed partial class VirtualModule
{
    private static readonly TimeSpan UssdLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan RingPeriod = TimeSpan.FromSeconds(5);

    private string? _caller;
    private Plan? _ring;
    private Plan? _ringsOut;
    private Plan? _ussd;
    private TimeSpan _ussdEnds;

    /// <summary>Whether a call rings.</summary>
    public bool IsRinging => _caller is not null;

    /// <summary>A phone calls; rings until it is answered, refused or gives up.</summary>
    public bool Ring(string caller, TimeSpan givesUpAfter)
    {
        if (!IsOnNetwork || IsRinging || Settings["+GSMBUSY"] == 1 || (Profile.RefusesCallsWhileSending && IsSubmitting))
            return false;
        _caller = caller;
        RingOnce();
        _ringsOut = AfterInSession(givesUpAfter, () => EndCall(missed: true));
        return true;
    }

    /// <summary>The host hangs up; false when there is no call.</summary>
    public bool HangUp() => EndCall(missed: false);

    /// <summary>The caller gives up; false when there is no call.</summary>
    public bool GiveUp() => EndCall(missed: true);

    /// <summary>Whether a USSD session waits for the network.</summary>
    public bool IsUssdOpen => _ussd is not null;

    /// <summary>The network answers a USSD request, unless it is cancelled before; null: it never does.</summary>
    public void PlanUssd(TimeSpan after, string? answer)
    {
        // A network that does not answer is given up after two minutes, without a word.
        var ends = answer is null ? UssdLimit : after;
        _ussdEnds = Timeline.Now + ends;
        _ussd = AfterInSession(ends, () =>
        {
            _ussd = null;
            // With n = 0 the answer is not told (27.007 7.15).
            if (answer is not null && Settings["+CUSD"] == 1)
                Urc(answer);
        });
    }

    /// <summary>How long an open USSD session still keeps messages back.</summary>
    private TimeSpan UssdBlocks => _ussd is null ? TimeSpan.Zero : _ussdEnds - Timeline.Now;

    /// <summary><c>AT+CUSD=2</c>.</summary>
    public void CancelUssd()
    {
        _ussd?.Cancel();
        _ussd = null;
    }

    private void RingOnce()
    {
        Urc("RING");
        if (Settings["+CLIP"] == 1)
            Urc(Profile.CallerLine(_caller!));
        _ring = AfterInSession(RingPeriod, RingOnce);
    }

    private bool EndCall(bool missed)
    {
        if (_caller is not { } caller)
            return false;
        ForgetCall();
        if (missed)
            Urc(Profile.MissedCall(caller, Timeline.WallClock));
        return true;
    }

    private void ForgetCall()
    {
        _caller = null;
        _ring?.Cancel();
        _ringsOut?.Cancel();
    }
}
