using System.Text.RegularExpressions;
using IotSms.Faults.Modules;
using IotSms.Faults.Sites;
using IotSms.Modem;
using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Behaviours;

/// <summary>16 to 19: the SIM, its PIN, and where messages lie.</summary>
public sealed partial class TheCardAndTheStorages
{
    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void The_storage_is_full_and_three_more_wait_in_the_network(string model) =>
        new Situation(16, "storage full with 40 (SIM7600: 23) texts, 3 more in the network")
        {
            Strike = site =>
            {
                site.StopAgent();
                var capacity = model == "sim800" ? 40 : 23;
                for (var i = site.Traffic.Texted.Count; i < capacity + 3; i++) site.Traffic.Text($"full{i}");
                site.Pass(TimeSpan.FromMinutes(3));
                site.StartAgent();
            },
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_card_is_pulled_and_put_in_again(string model) => new Situation(17, "SIM pulled for 3 min, PIN asked again")
    {
        Plan = WithPin,
        Strike = site => site.Radio.Control("""{"do":"removeSim"}"""),
        Lasts = TimeSpan.FromMinutes(3),
        Mend = site => site.Radio.Control("""{"do":"insertSim"}"""),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Another_card_is_put_in(string model) => new Situation(17, "another SIM put in")
    {
        Strike = site => site.Radio.Control("""{"do":"removeSim"}"""),
        Lasts = TimeSpan.FromMinutes(3),
        Mend = site => site.Radio.Control("""{"do":"insertSim","iccid":"89470060209999999999"}"""),
        Then = (site, _) => Assert.StartsWith("8947006020999999999", site.Status.Iccid),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_PIN_is_wrong(string model)
    {
        var pin = "1111";
        new Situation(18, "wrong PIN configured: one try, then *simLocked*; right PIN 30 min later")
        {
            Plan = plan => WithPin(plan) with { Settings = settings => settings with { Pin = pin } },
            Strike = site =>
            {
                site.StopAgent();
                pin = "2222";
                site.Module.Restart("power");
                site.StartAgent();
            },
            Lasts = TimeSpan.FromMinutes(30),
            Mend = site =>
            {
                Assert.Equal((ModemState.SimLocked, 2), (site.Status.State, site.Status.PinTriesLeft));
                site.StopAgent();
                pin = "1111";
                site.StartAgent();
            },
        }.Play(model);
    }

    [Theory, MemberData(nameof(Models))]
    public void One_PIN_try_is_left(string model) => new Situation(18, "one PIN try left: never spent; typed by hand 30 min later")
    {
        Plan = WithPin,
        Strike = site =>
        {
            site.Module.Restart("power");
            site.Radio.Control("""{"do":"pinTries","left":1}""");
        },
        Lasts = TimeSpan.FromMinutes(30),
        Mend = site =>
        {
            Assert.Equal((ModemState.SimLocked, 1), (site.Status.State, site.Status.PinTriesLeft));
            site.Type("AT+CPIN=\"1111\"");
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_card_asks_for_its_PUK(string model) => new Situation(18, "PUK asked for: never entered; typed by hand 30 min later")
    {
        Plan = WithPin,
        Strike = site =>
        {
            site.Module.Restart("power");
            site.Radio.Control("""{"do":"pinTries","left":0}""");
        },
        Lasts = TimeSpan.FromMinutes(30),
        Mend = site =>
        {
            Assert.Equal(ModemState.SimLocked, site.Status.State);
            site.Type("AT+CPIN=\"12345678\",\"1111\"");
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_message_is_told_of_in_the_wrong_storage(string model) => new Situation(19, "`+CMTI` names the wrong storage")
    {
        Strike = site => site.Module.Add(new LineByLine(text => text.Contains("+CMTI", StringComparison.Ordinal)
            ? text.Replace(model == "sim800" ? "\"SM\"" : "\"ME\"", model == "sim800" ? "\"ME\"" : "\"SM\"") : text)),
        Mend = Clear,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_message_is_told_of_without_its_place(string model) => new Situation(19, "`+CMTI: ,-1`")
    {
        Strike = site => site.Module.Add(new LineByLine(text => Place().Replace(text, "+CMTI: ,-1"))),
        Mend = Clear,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_slot_is_read_as_empty(string model) => new Situation(19, "`AT+CMGR` reads nothing, three times")
    {
        Strike = site => site.Module.Add(new CommandFault("+CMGR", new CommandVerdict.Answer("\r\nOK\r\n"), times: 3)),
    }.Play(model);

    [Fact]
    public void A_report_in_SR_is_told_of_in_SM() => new Situation(19, "`+CDSI: \"SM\"` for a report in SR")
    {
        Strike = site =>
        {
            site.Module.Add(new RoutesNoReports());
            site.Module.Add(new Rewrite("+CDSI: \"SR\"", "+CDSI: \"SM\""));
            site.Module.Restart("watchdog");
        },
        Mend = Clear,
    }.Play("sim7600");

    [GeneratedRegex("""\+CMTI: "\w+",\d+""")]
    private static partial Regex Place();

    private static RadioPlan WithPin(RadioPlan plan) => plan with
    {
        Options = options => options with { Pin = "1111" },
        Settings = settings => settings with { Pin = "1111" },
    };

    private static void Clear(Site site) => site.Radio.Control("""{"do":"clear"}""");
}
