using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Module;

namespace IotSms.Faults.Behaviours;

/// <summary>14, 15, 23, 25 and 27: errors, no network, a service that is not ready or busy otherwise.</summary>
public sealed class TheNetworkRefuses
{
    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void Error_38_comes_five_times(string model) => Refused(model, "38 five times", 38, 38, 38, 38, 38);

    [Theory, MemberData(nameof(Models))]
    public void Error_38_comes_for_an_hour(string model) => RefusedFor(model, "38 for an hour", 38, TimeSpan.FromHours(1));

    [Theory, MemberData(nameof(Models))]
    public void Errors_come_that_pass(string model) => Refused(model, "42, 47, 27, 41, 21 once each", 42, 47, 27, 41, 21);

    [Theory, MemberData(nameof(Models))]
    public void The_account_is_barred(string model) =>
        RefusedFor(model, "50 for 20 min: the queue stops, nothing is lost", 50, TimeSpan.FromMinutes(20));

    [Theory, MemberData(nameof(Models))]
    public void The_account_is_not_subscribed(string model) => Refused(model, "69 and 193", 69, 193);

    [Theory, MemberData(nameof(Models))]
    public void The_form_is_refused(string model) => Refused(model, "304", 304);

    [Theory, MemberData(nameof(Models))]
    public void The_storage_is_told_as_full_or_out_of_order(string model) => Refused(model, "208, 322, 515", 208, 322, 515);

    [Theory, MemberData(nameof(Models))]
    public void No_service_is_told(string model) => Refused(model, "331", 331);

    [Theory, MemberData(nameof(Models))]
    public void The_network_does_not_answer_in_time(string model) => Refused(model, "332, not delivered", 332);

    [Theory, MemberData(nameof(Models))]
    public void Error_500_means_nothing_and_the_message_is_out(string model) => new Situation(14, "`+CMS ERROR: 500`, delivered anyway")
    {
        Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(500, accepted: true))),
        Lasts = TimeSpan.FromMinutes(5),
        Then = (_, balance) => Assert.Empty(balance.TwiceMarked),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Error_500_means_nothing_the_message_is_out_and_no_report_tells(string model) =>
        new Situation(14, "`+CMS ERROR: 500`, delivered anyway, no report asked for")
        {
            Request = request => request with { StatusReport = false },
            Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(500, accepted: true))),
            Lasts = TimeSpan.FromMinutes(5),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Error_500_means_nothing_and_the_message_is_not_out(string model) => Refused(model, "500, not delivered", 500);

    [Theory, MemberData(nameof(Models))]
    public void Error_350_comes_after_135_s(string model) => new Situation(14, "`+CMS ERROR: 350` after 135 s, delivered anyway")
    {
        Strike = site => site.Module.Add(
            new SubmitFault(SubmitVerdict.Refuse(350, accepted: true) with { Delay = TimeSpan.FromSeconds(132) })),
        Lasts = TimeSpan.FromMinutes(6),
        Then = (_, balance) => Assert.Empty(balance.TwiceMarked),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_error_is_a_text(string model) => new Situation(14, "`+CMS ERROR: Unknown error`, delivered anyway")
    {
        Strike = site =>
        {
            site.Module.Add(new Rewrite("+CMS ERROR: 500", "+CMS ERROR: Unknown error"));
            site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(500, accepted: true)));
        },
        Lasts = TimeSpan.FromMinutes(5),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_network_is_lost_and_comes_back(string model) =>
        new Situation(15, "no network for 20 s, then idle for 5 min, back as roaming")
        {
            Strike = site => site.Module.Add(
                new LostRegistration(TimeSpan.FromSeconds(20), Registration.Idle, TimeSpan.FromMinutes(5), Registration.Roaming)),
            Lasts = TimeSpan.FromMinutes(7),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_network_denies_and_comes_back(string model) => new Situation(15, "registration denied for 10 min")
    {
        Strike = site => site.Module.Add(
            new LostRegistration(TimeSpan.FromSeconds(20), Registration.Denied, TimeSpan.FromMinutes(10))),
        Lasts = TimeSpan.FromMinutes(12),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_searches_for_ever_until_it_is_started_again(string model) =>
        new Situation(15, "searches for ever until it is started again")
        {
            Strike = site => site.Module.Add(
                new LostRegistration(TimeSpan.FromDays(365), Registration.Searching, Timeout.InfiniteTimeSpan)),
            Lasts = TimeSpan.FromMinutes(30),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_packet_domain_is_there_and_the_circuit_domain_is_not(string model) =>
        new Situation(15, "LTE fine while `+CREG: 0` for 10 min")
        {
            Strike = site => site.Module.Register(Registration.Idle, Registration.Home),
            Lasts = TimeSpan.FromMinutes(10),
            Mend = site => site.Module.Register(Registration.Home),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_service_is_not_ready_after_a_start(string model) =>
        new Situation(23, "after a start 314, 521, `ERROR`, until the service is ready")
        {
            Strike = site =>
            {
                site.Module.Restart("watchdog");
                site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(314), nth: 1));
                site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(521), nth: 2));
                site.Module.Add(new CommandFault("+CPMS", new CommandVerdict.Answer("\r\nERROR\r\n"), times: 6));
            },
            Lasts = TimeSpan.FromMinutes(4),
        }.Play(model);

    [Fact]
    public void Sends_fail_after_each_start_until_AT_F() => new Situation(23, "after a start every send fails until `AT&F`")
    {
        Strike = site =>
        {
            site.Module.Add(new RefusedUntilDefaults());
            site.Module.Restart("watchdog");
        },
        Lasts = TimeSpan.FromMinutes(20),
    }.Play("sim7600");

    [Theory, MemberData(nameof(Models))]
    public void A_call_rings_while_a_message_leaves(string model) => new Situation(25, "a call rings for 30 s while a message leaves")
    {
        Strike = site => site.Module.Add(new CallDuringSubmit("+4790055555", TimeSpan.FromSeconds(30))),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_USSD_request_is_never_answered_and_keeps_messages_back(string model) =>
        new Situation(27, "USSD unanswered: 120 s without a message; then answers of many forms")
        {
            Strike = site =>
            {
                site.Radio.Control("""{"do":"ussd","code":"*100#","mode":-1}""");
                site.Radio.Control("""{"do":"ussd","code":"*101#","text":"one\r\ntwo\r\nthree"}""");
                site.Radio.Control("""{"do":"ussd","code":"*102#","text":"0416","mode":1,"dcs":72}""");
                site.Radio.Control("""{"do":"ussd","code":"*103#","mode":2}""");
                foreach (var code in (string[])["*100#", "*101#", "*102#", "*103#"]) site.Request(code);
            },
            Lasts = TimeSpan.FromMinutes(4),
        }.Play(model);

    private static void Refused(string model, string name, params int[] codes) => new Situation(14, $"`+CMS ERROR` {name}")
    {
        Strike = site =>
        {
            for (var i = 0; i < codes.Length; i++) site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(codes[i]), nth: 1 + i));
        },
        Lasts = TimeSpan.FromMinutes(5),
    }.Play(model);

    private static void RefusedFor(string model, string name, int code, TimeSpan time) => new Situation(14, $"`+CMS ERROR` {name}")
    {
        Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(code), times: 0)),
        Lasts = time,
        Mend = site => site.Radio.Control("""{"do":"clear"}"""),
    }.Play(model);
}
