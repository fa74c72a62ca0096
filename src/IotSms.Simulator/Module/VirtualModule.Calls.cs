using IotSms.Simulator.Time;

namespace IotSms.Simulator.Module;

/// <summary>An incoming call.</summary>
internal sealed partial class VirtualModule
{
    private static readonly TimeSpan RingPeriod = TimeSpan.FromSeconds(5);

    private string? _caller;
    private Plan? _ring;
    private Plan? _ringsOut;

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
