using System.Text;
using IotSms.Faults.Modules;
using IotSms.Faults.Sites;
using IotSms.Modem.Uart;

namespace IotSms.Faults.Behaviours;

/// <summary>9, 10, 13 and 22: rates, noise, what a dead program left behind, a line that takes nothing.</summary>
public sealed class TheLineIsBad
{
    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void It_speaks_at_another_rate(string model) => new Situation(9, "another line rate")
    {
        Plan = CheckingRates,
        Strike = site => site.Radio.Control("""{"do":"baud","rate":57600}"""),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_starts_at_a_rate_that_was_saved(string model) => new Situation(9, "another line rate, saved, after a reset")
    {
        Plan = CheckingRates,
        Strike = site =>
        {
            site.Type(model == "sim800" ? "AT+IPR=9600;&W" : "AT+IPREX=9600");
            site.Module.Restart("watchdog");
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_bad_cable_loses_and_flips_bytes(string model) =>
        new Situation(10, "one byte in 2000 lost or flipped for 10 min, but no digit of a PDU flipped and no error number cut")
        {
            Strike = site => site.Module.Add(new NoiseThatShows()),
            Lasts = TimeSpan.FromMinutes(10),
            MayLoseReports = true,
            Mend = site => site.Radio.Control("""{"do":"clear"}"""),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_program_before_died_at_the_prompt(string model) => new Situation(13, "the agent killed; a prompt left open")
    {
        Strike = site =>
        {
            site.KillAgent();
            var opening = site.Module.OpenAsync(new UartSettings("simulated", 115200), CancellationToken.None).AsTask();
            var line = opening.GetAwaiter().GetResult();
            Write(line, "AT+CMGS=23\r");
            site.Pass(TimeSpan.FromSeconds(1));
            Write(line, "0011000B9164");
            site.Pass(TimeSpan.FromSeconds(1));
            line.DisposeAsync().AsTask().GetAwaiter().GetResult();
            site.StartAgent();
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_program_is_killed_while_a_message_is_in_the_air(string model) =>
        new Situation(13, "the agent killed while a message is in the air, back in 2 s")
        {
            Strike = site =>
            {
                var before = site.Module.SubmitCount;
                site.Until(() => site.Module.SubmitCount > before, TimeSpan.FromMinutes(1), "a message is in the air");
                site.KillAgent();
                site.Pass(TimeSpan.FromSeconds(2));
                site.StartAgent();
            },
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_takes_no_bytes_for_2_s(string model) => new Situation(22, "takes no bytes for 2 s, again and again")
    {
        Strike = site =>
        {
            for (var i = 0; i < 5; i++)
            {
                site.Module.IsReading = false;
                site.Pass(TimeSpan.FromSeconds(2));
                site.Module.IsReading = true;
                site.Pass(TimeSpan.FromSeconds(3));
            }
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_takes_no_bytes_any_more(string model) => new Situation(22, "takes no bytes until it is started again")
    {
        Strike = site =>
        {
            site.Module.IsReading = false;
            site.Module.Happened += happening =>
            {
                if (happening is Simulator.Events.SimulatorEvent.Power { State: "booting" })
                    site.Module.After(TimeSpan.FromSeconds(1), () => site.Module.IsReading = true);
            };
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_device_vanishes_and_returns(string model) => new Situation(22, "unplugged while a message is in the air, back in 1 min")
    {
        Strike = site =>
        {
            var before = site.Module.SubmitCount;
            site.Until(() => site.Module.SubmitCount > before, TimeSpan.FromMinutes(1), "a message is in the air");
            site.Module.Unplug();
            site.Pass(TimeSpan.FromMinutes(1));
            site.Module.PlugIn();
        },
        Lasts = TimeSpan.FromMinutes(5),
    }.Play(model);

    private static RadioPlan CheckingRates(RadioPlan plan) => plan with { Options = options => options with { CheckBaudRate = true } };

    private static void Write(IUart line, string text) =>
        line.WriteAsync(Encoding.Latin1.GetBytes(text), CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
