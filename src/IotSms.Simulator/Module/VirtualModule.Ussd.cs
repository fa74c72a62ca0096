using IotSms.Simulator.Network;
using IotSms.Simulator.Time;

namespace IotSms.Simulator.Module;

/// <summary>A USSD session: one side waits for the other.</summary>
internal sealed partial class VirtualModule
{
    /// <summary>How long the network takes to be given up, without a word.</summary>
    private static readonly TimeSpan UssdLimit = TimeSpan.FromSeconds(120);

    /// <summary>How long the network waits for an answer it asked for.</summary>
    private static readonly TimeSpan MenuLimit = TimeSpan.FromSeconds(180);

    private Plan? _ussd;
    private TimeSpan _ussdEnds;
    private bool _ussdHolds;
    private string? _menu;

    /// <summary>Whether an answer of the network is awaited.</summary>
    public bool IsUssdAwaited => _ussd is not null && _menu is null;

    /// <summary>The host sends a USSD string: a code, or a choice from the menu that is open.</summary>
    public void SendUssd(string text)
    {
        var path = _menu is null ? text : $"{_menu}{VirtualNetwork.Choice}{text}";
        CancelUssd();
        var answer = Network.AnswerTo(path);
        PlanUssd(answer.Mode < 0 ? UssdLimit : Profile.Timings.Ussd.Draw(Random), holds: true, () =>
        {
            if (answer.Mode >= 0)
                SayUssd(answer, path);
        });
    }

    /// <summary>The network speaks unasked; false when nobody hears it.</summary>
    public bool PushUssd(UssdAnswer answer)
    {
        if (!IsOnNetwork || _ussd is not null || Settings["+CUSD"] != 1)
            return false;
        SayUssd(answer, "push");
        return true;
    }

    /// <summary>How long an open USSD session still keeps messages back.</summary>
    private TimeSpan UssdBlocks => _ussdHolds ? _ussdEnds - Timeline.Now : TimeSpan.Zero;

    /// <summary><c>AT+CUSD=2</c>.</summary>
    public void CancelUssd()
    {
        _ussd?.Cancel();
        (_ussd, _menu, _ussdHolds) = (null, null, false);
    }

    private void SayUssd(UssdAnswer answer, string path)
    {
        if (answer.Mode == 1)
        {
            PlanUssd(MenuLimit, answer.Holds, () => SayUssd(UssdAnswer.Ended, path));
            _menu = path;
        }

        // With n = 0 the answer is not told (27.007 7.15).
        if (Settings["+CUSD"] == 1)
            Urc(Network.UssdLine(answer));
    }

    private void PlanUssd(TimeSpan after, bool holds, Action then)
    {
        (_ussdEnds, _ussdHolds) = (Timeline.Now + after, holds);
        _ussd = AfterInSession(after, () =>
        {
            CancelUssd();
            then();
        });
    }
}
