using System.Text.Json.Nodes;
using IotSms.Agent.Commands;
using IotSms.Agent.Documents;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Modem.Recovery;
using IotSms.Modem.Supply;

namespace IotSms.Agent.Tests.Documents;

public class DocumentsOfTheContract
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 9, 15, 2, TimeSpan.Zero);

    [Fact]
    public void Tell_an_incoming_message_in_the_contract_s_words()
    {
        var json = Json(ReceivedDocument.Of(new()
        {
            Id = "in-01J", From = "+4790055555", Text = "status? æ", ReceivedAt = Morning,
            ServiceCentreTime = Morning.ToOffset(TimeSpan.FromHours(1)), Parts = 3, Complete = true, Modem = "sim1",
        }, possibleDuplicate: false), AgentJson.Contract.ReceivedDocument);

        Assert.Equal(
            """{"id":"in-01J","from":"+4790055555","text":"status? æ","receivedAt":"2026-11-23T09:15:02Z","""
            + "\"serviceCentreTime\":\"2026-11-23T10:15:02+01:00\",\"parts\":3,\"complete\":true,\"modem\":\"sim1\"}", json);
    }

    [Fact]
    public void Mark_an_incoming_message_that_may_have_been_told_before() => Assert.EndsWith("\"possibleDuplicate\":true}",
        Json(ReceivedDocument.Of(
            new() { Id = "a", From = "b", ReceivedAt = Morning, Parts = 1, Complete = false, Modem = "sim1" },
            possibleDuplicate: true), AgentJson.Contract.ReceivedDocument), StringComparison.Ordinal);

    [Fact]
    public void Tell_whether_the_agent_is_there()
    {
        Assert.Equal($$"""{"state":"online","version":"{{ProgramVersion.Text}}"}""",
            Json(StateDocument.Online, AgentJson.Contract.StateDocument));
        Assert.Equal("""{"state":"offline"}""", Json(StateDocument.Offline, AgentJson.Contract.StateDocument));
    }

    [Theory]
    [InlineData(ModemState.PoweringOn, "poweringOn")]
    [InlineData(ModemState.SimLocked, "simLocked")]
    [InlineData(ModemState.Ready, "ready")]
    [InlineData(ModemState.PoweringOff, "poweringOff")]
    public void Name_a_modem_s_state_in_the_contract_s_word(ModemState state, string expected) =>
        Assert.Equal(expected, (string?)JsonNode.Parse(
            Json(ModemDocument.Of("sim1", new() { State = state }), AgentJson.Contract.ModemDocument))!["state"]);

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, "none")]
    [InlineData(1, "home")]
    [InlineData(2, "searching")]
    [InlineData(3, "denied")]
    [InlineData(4, "unknown")]
    [InlineData(5, "roaming")]
    [InlineData(6, "smsOnly")]
    [InlineData(7, "smsOnly")]
    [InlineData(8, "emergencyOnly")]
    [InlineData(9, "home")]
    [InlineData(10, "roaming")]
    public void Say_in_a_word_how_a_modem_is_registered(int? stat, string? expected) =>
        Assert.Equal(expected, ModemDocument.Of("sim1", new() { State = ModemState.Ready, Registration = stat }).Registration);

    [Fact]
    public void Show_the_voltage_in_volts_and_keep_the_raw_error()
    {
        Assert.Equal(3.95, ModemDocument.Of("sim1", new() { State = ModemState.Ready, SupplyMillivolts = 3950 }).SupplyVoltage);
        Assert.Equal(
            """{"code":"network-refused","detail":"no","hint":"wait","raw":"+CMS ERROR: 38"}""",
            Json(ErrorDocument.Of(new MessageError("network-refused", "no", "wait", "+CMS ERROR: 38")), AgentJson.Contract.ErrorDocument));
    }

    [Fact]
    public void Tell_what_is_wrong_with_the_supply_with_its_counts()
    {
        SupplyReport supply = new()
        {
            Diagnosis = SupplyDiagnosis.SagsWhenTransmitting, Restarts = 7, RestartsDuringSubmit = 6, LowestMillivolts = 3410,
        };
        const string Words = "supply sags when transmitting: 7 reboots in 1 h, 6 during submit; lowest read 3.41 V";

        var json = Json(ModemDocument.Of("sim1", new() { State = ModemState.Ready, Supply = supply }), AgentJson.Contract.ModemDocument);

        Assert.Contains(
            $"\"supply\":{{\"diagnosis\":\"sagsWhenTransmitting\",\"detail\":\"{Words}\",\"restarts\":7,"
            + "\"restartsDuringSubmit\":6,\"notices\":0,\"lowestVoltage\":3.41},"
            + $"\"notices\":[\"{Words}\"]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_what_a_person_should_look_at_the_gravest_first_and_nothing_else()
    {
        ModemStatus ready = new() { State = ModemState.Ready, ServiceCentre = "+4790002100", SlotsUsed = 3, SlotsTotal = 40 };
        Assert.Null(ModemDocument.Of("sim1", ready).Notices);

        var document = ModemDocument.Of(
            "sim1", ready with { Barred = "+CMS ERROR: 8: barred", ServiceCentre = "", SlotsUsed = 39, SimBefore = "8947" });

        Assert.Equal(
            [
                "the network refuses the subscription (+CMS ERROR: 8: barred): look at credit and barring",
                "the SIM has no service centre address: set Modems:n:ServiceCentre",
                "the message storage is nearly full: 39 of 40",
                "another SIM than before (8947)",
            ],
            document.Notices);
        Assert.Null(document.ServiceCentre);
        Assert.Equal(("8947", "+CMS ERROR: 8: barred"), (document.SimBefore, document.Barred));
    }

    [Fact]
    public void Show_the_tries_that_are_left_of_a_locked_SIM() => Assert.Contains(
        "\"pinTriesLeft\":2",
        Json(ModemDocument.Of("sim1", new() { State = ModemState.SimLocked, PinTriesLeft = 2 }), AgentJson.Contract.ModemDocument),
        StringComparison.Ordinal);

    [Fact]
    public void Tell_each_step_of_a_recovery_and_how_often_each_was_taken()
    {
        RecoveryAttempt[] steps =
        [
            new(RecoveryStep.OtherRates, "silent", Morning, RecoveryResult.Failed, "no answer"),
            new(RecoveryStep.PowerKey, "silent", Morning.AddSeconds(9)),
        ];
        RecoveryStatus recovery = new(
            steps, new Dictionary<RecoveryStep, int> { [RecoveryStep.PowerKey] = 2, [RecoveryStep.OtherRates] = 1 }, 3);

        Assert.Contains(
            "\"recovery\":{\"steps\":[{\"step\":\"otherRates\",\"reason\":\"silent\",\"at\":\"2026-11-23T09:15:02Z\","
            + "\"result\":\"failed\",\"detail\":\"no answer\"},"
            + "{\"step\":\"powerKey\",\"reason\":\"silent\",\"at\":\"2026-11-23T09:15:11Z\",\"result\":\"underWay\",\"detail\":null}],"
            + "\"counts\":{\"otherRates\":1,\"powerKey\":2},\"restartsInLastHour\":3}",
            Json(ModemDocument.Of("sim1", new() { State = ModemState.Faulted, Recovery = recovery }), AgentJson.Contract.ModemDocument),
            StringComparison.Ordinal);
        Assert.Equal(4, StepsDocument.Sum([recovery, null, recovery])["powerKey"]);
    }

    [Theory]
    [InlineData(400, 400)]
    [InlineData(401, 403)]
    public void Cut_what_a_caller_wrote_before_it_becomes_a_flood(int length, int expected) =>
        Assert.Equal(expected, ErrorDocument.Of(new Refusal("x", null, new string('a', length), "")).Detail.Length);

    [Theory]
    [InlineData("""{"id":"a","state":"sent"}""", "a sent")]
    [InlineData("""{"id":"a","state":"failed","possibleDuplicate":true,"error":{"detail":"no"}}""", "a failed (possibly twice): no")]
    public void Are_shown_to_people_in_a_line(string json, string expected) =>
        Assert.Equal(expected, MessageLines.State(JsonNode.Parse(json)!.AsObject()));

    [Fact]
    public void Are_listed_with_what_a_person_looks_for()
    {
        Assert.Equal("2026-11-23T09:15:02Z  queued       +4790012345       a  two lines",
            MessageLines.Outgoing(JsonNode.Parse(
                """{"queuedAt":"2026-11-23T09:15:02Z","state":"queued","to":"+4790012345","id":"a","text":"two\nlines"}""")!.AsObject()));
        Assert.Equal("2026-11-23T09:15:02Z  incomplete   +4790012345       a  00FF",
            MessageLines.Incoming(JsonNode.Parse("""
                {"receivedAt":"2026-11-23T09:15:02Z","complete":false,"from":"+4790012345","id":"a","text":null,"data":"00FF"}
                """)!.AsObject()));
        Assert.Equal("2026-11-23T09:15:02Z  sim1  d  why  07",
            MessageLines.Dead(JsonNode.Parse(
                """{"receivedAt":"2026-11-23T09:15:02Z","modem":"sim1","id":"d","reason":"why","pdu":"07"}""")!.AsObject()));
    }

    private static string Json<T>(T document, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        System.Text.Encoding.UTF8.GetString(AgentJson.Bytes(document, type));
}
