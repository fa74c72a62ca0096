using IotSms.Faults.Modules;
using IotSms.Faults.Sites;
using IotSms.Gateway;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Events;

namespace IotSms.Faults.Behaviours;

/// <summary>20, 21, 26 and 29: repeats, reports out of turn, parts, clocks, acknowledgements.</summary>
public sealed class MessagesComeTwiceOrInParts
{
    private static readonly string Long = string.Concat(Enumerable.Range(0, 60).Select(i => $"line {i}, "));

    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void The_network_brings_the_same_message_twice(string model) =>
        new Situation(20, "the network brings the same text twice, 0.5 s apart")
        {
            Plan = plan => plan with { Options = options => options with { DeliverTime = TimeSpan.FromMilliseconds(500) } },
            Strike = site =>
            {
                for (var i = 0; i < 5; i++)
                {
                    site.Traffic.Text($"twice{i}", times: 2);
                    site.Pass(TimeSpan.FromSeconds(5));
                }

                site.Traffic.Text($"twice, long: {Long}", times: 2);
            },
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_message_is_routed_and_stored(string model) => new Situation(20, "a class 0 text comes as `+CMT` and stored as well")
    {
        Strike = site =>
        {
            site.Module.Add(new RoutedAndStored());
            for (var i = 0; i < 5; i++) site.Traffic.Flash($"flash{i}");
        },
        Mend = Clear,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_report_comes_twice(string model) => new Situation(20, "each report comes twice")
    {
        Strike = site => site.Module.Add(
            new LineByLine(text => text.StartsWith("\r\n+CDS:", StringComparison.Ordinal) ? text + text : text)),
        Mend = Clear,
        Then = AllDelivered,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_report_comes_before_its_reference(string model) => new Situation(20, "the report comes before `+CMGS`")
    {
        Plan = plan => plan with { Options = options => options with { ReportDelay = TimeSpan.FromSeconds(1) } },
        Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(4) }, times: 10)),
        Then = AllDelivered,
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_report_says_still_trying_and_minutes_later_delivered(string model) =>
        new Situation(20, "reports say 0x20, and 5 min later 0x00")
        {
            Strike = site => site.Radio.Control("""{"do":"reportStatus","status":32,"then":0,"seconds":300}"""),
            Afterwards = TimeSpan.FromMinutes(10),
            Then = AllDelivered,
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_report_comes_after_the_reference_went_round(string model) => new Situation(20, "reports come after TP-MR went round")
    {
        Plan = plan => plan with
        {
            Options = options => options with { SubmitTime = TimeSpan.FromMilliseconds(50), ReportDelay = TimeSpan.FromMinutes(4) },
        },
        Strike = site =>
        {
            for (var i = 0; i < 280; i++) site.Traffic.Send(id => $"<{id}></{id}>");
        },
        Lasts = TimeSpan.FromMinutes(6),
        Then = (site, balance) =>
        {
            Assert.True(site.Radio.Log<SimulatorEvent.Submitted>().Count > 256);
            AllDelivered(site, balance);
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Parts_come_in_another_order(string model) => new Situation(21, "parts in another order, of two senders at once, one twice")
    {
        Strike = site =>
        {
            site.Traffic.Text($"A {Long}", order: "3,1,2,4,5");
            site.Traffic.Text($"B {Long}", order: "2,2,1,3,4,5,5");
            site.Traffic.Text($"C {Long}", order: "5,4,3,2,1");
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_part_is_missing(string model) => new Situation(21, "a part missing: told as incomplete when it has been waited for")
    {
        Gateway = options => options with { PartsWait = TimeSpan.FromMinutes(10) },
        Strike = site => site.Radio.Control(
            $$"""{"do":"deliver","from":"+4790055555","text":"{{Long}}","order":"1,3","reference":77}"""),
        Lasts = TimeSpan.FromMinutes(12),
        Then = (site, _) => Assert.Single(Received(site), message => message is { From: "+4790055555", Complete: false }),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_reference_is_used_again(string model) => new Situation(21, "one reference for two senders, and again for the next text")
    {
        Strike = site =>
        {
            foreach (var (from, text) in ((string, string)[])[("+4790055555", "first"), ("+4790066666", "other"), ("+4790055555", "next")])
            {
                site.Radio.Control($$"""{"do":"deliver","from":"{{from}}","text":"{{text}} {{Long}}","reference":7}""");
                site.Pass(TimeSpan.FromSeconds(20));
            }
        },
        Then = (site, _) => Assert.Equal(
            ["first", "other", "next"], Received(site).Where(message => message.Parts > 2).Select(message => message.Text![..5].Trim())),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_is_part_3_of_2(string model) => new Situation(21, "part 3 of 2")
    {
        Strike = site => site.Radio.Control(
            """{"do":"deliver","pdu":"440B919761214365F70008426010210000210C050003550203043C04380440"}"""),
        Then = (site, _) => Assert.Equal(1, Received(site).Count(message => message.From == "+79161234567")
            + site.Agent!.Messaging.Counters.DeadLetters),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Clocks_are_wrong(string model) => new Situation(26, "time stamps of 2004 and of month 0, module clock of 1980, `+CTZV`")
    {
        Strike = site =>
        {
            site.Radio.Control("""{"do":"clock","at":"80/01/06,00:00:00+00"}""");
            site.Radio.Control("""{"do":"deliver","pdu":"040C9194711032547600004010100000000003F0F01B"}""");
            site.Radio.Control("""{"do":"deliver","pdu":"040C9194711032547600006200100000000003F1F01B"}""");
            site.Module.Urc("+CTZV: 32,08/12/09,17:00:00,1");
        },
        Then = (site, _) => Assert.Equal(2, Received(site).Count(message => message.From == "+491701234567")),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void An_acknowledgement_is_wanted(string model) =>
        new Situation(29, "`AT+CSMS=1` typed by somebody: `AT+CNMA` wanted, routing stops")
        {
            Strike = site =>
            {
                site.Type("AT+CSMS=1");
                site.Traffic.Flash("flash");
            },
            Lasts = TimeSpan.FromMinutes(15),
        }.Play(model);

    private static IEnumerable<IncomingMessage> Received(Site site) =>
        site.Told.Select(told => told.News).OfType<GatewayEvent.MessageReceived>().Select(news => news.Message);

    private static void AllDelivered(Site site, Balance balance) =>
        Assert.All(balance.States.Values, message => Assert.Equal(OutgoingState.Delivered, message.State));

    private static void Clear(Site site) => site.Radio.Control("""{"do":"clear"}""");
}
