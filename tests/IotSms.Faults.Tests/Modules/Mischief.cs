using IotSms.Faults.Sites;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Module;

namespace IotSms.Faults.Modules;

/// <summary>A bad behaviour that can be drawn by chance, and ends by itself, by a restart or by <see cref="Mend"/>.</summary>
/// <param name="Name">Its name, for the log.</param>
/// <param name="Strike">It begins.</param>
internal sealed record Mischief(string Name, Action<Radio> Strike)
{
    internal static IReadOnlyList<Mischief> All { get; } =
    [
        Of("hangs", () => new SilentHang()),
        Of("half dead", () => new HalfDead()),
        Of("hangs in a command", () => new CommandFault("+CSQ", new CommandVerdict.Silence())),
        Submit("late", SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(90) }),
        Submit("very late", SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(182.05) }),
        Submit("never answered", SubmitVerdict.Usual with { Shape = AnswerShape.Forget }),
        Submit("OK only", SubmitVerdict.Usual with { Shape = AnswerShape.OkOnly }),
        Submit("OK first", SubmitVerdict.Usual with { Shape = AnswerShape.OkFirst }),
        Submit("500, delivered", SubmitVerdict.Refuse(500, accepted: true)),
        Submit("500, not delivered", SubmitVerdict.Refuse(500)),
        Submit("38", SubmitVerdict.Refuse(38)),
        Submit("42", SubmitVerdict.Refuse(42)),
        Submit("350", SubmitVerdict.Refuse(350, accepted: true) with { Delay = TimeSpan.FromSeconds(132) }),
        Of("brown-out at the prompt", () => new BrownOut(40)),
        Of("brown-out, accepted", () => new BrownOut(0, TimeSpan.FromSeconds(1), accepted: true)),
        Of("brown-out, not accepted", () => new BrownOut(0, TimeSpan.FromSeconds(1))),
        Of("lines torn", () => new PortionSize(3)),
        Of("RING before the PDU", () => new Interjection("RING", InterjectionPoint.AfterPrompt, "+CMGS", times: 5)),
        Of("noise", () => new NoiseThatShows()),
        Of("no network", () => new LostRegistration(TimeSpan.FromSeconds(20), Registration.Idle, TimeSpan.FromMinutes(2))),
        Of("searches for ever", () => new LostRegistration(TimeSpan.FromHours(9), Registration.Searching, Timeout.InfiniteTimeSpan)),
        Of("slot read as empty", () => new CommandFault("+CMGR", new CommandVerdict.Answer("\r\nOK\r\n"), times: 2)),
        Of("call", () => new CallDuringSubmit("+4790055555", TimeSpan.FromSeconds(30))),
        Of("stubborn key", () => new StubbornPowerKey()),
        new("restarts", radio => radio.Module.Restart("watchdog")),
        new("echo", radio => radio.Control("""{"do":"echo","on":true}""")),
        new("unplugged", radio =>
        {
            radio.Module.Unplug();
            radio.Module.After(TimeSpan.FromSeconds(40), radio.Module.PlugIn);
        }),
        new("takes no bytes", radio => radio.Control("""{"do":"reading","on":false,"seconds":20}""")),
        new("supply cut", radio =>
        {
            radio.Module.CutSupply();
            radio.Module.After(TimeSpan.FromSeconds(30), () => radio.Module.RestoreSupply(starts: false));
        }),
    ];

    /// <summary>A person comes, and leaves a module in good order.</summary>
    internal static void Mend(Radio radio)
    {
        radio.Control("""{"do":"clear"}""");
        radio.Module.PlugIn();
        radio.Module.IsReading = true;
        radio.Module.Register(Registration.Home);
        radio.Module.RestoreSupply(starts: true);
    }

    private static Mischief Of(string name, Func<Behaviour> make) => new(name, radio => radio.Module.Add(make()));

    private static Mischief Submit(string name, SubmitVerdict verdict) => Of(name, () => new SubmitFault(verdict));
}
