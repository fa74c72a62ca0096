using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using IotSms.Agent.Requests;
using IotSms.Telecontrol.Points;
using IotSms.Telecontrol.Tests.Points;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Agent.Tests.Requests;

public sealed class PointsAreAskedFor : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeLines _lines = new();
    private readonly PointBoard _board;

    private readonly PointSection[] _points =
    [
        new() { Name = "pump", Line = 20, MqttSet = true },
        new() { Name = "heater", Line = 21 },
        new() { Name = "door", Kind = PointKind.Input, Line = 22 },
    ];

    public PointsAreAskedFor() => _board = new(
        [.. _points.Select(PointConfiguration.Options)], (_, _) => _lines.Open(), _time, NullLogger<PointBoard>.Instance);

    public void Dispose() => _board.Dispose();

    [Fact]
    public async Task All_of_them_or_one() => Assert.Equal(
        [
            """
            {"points":[{"name":"pump","kind":"output","state":"off","since":"2026-11-24T09:00:00Z"},
            {"name":"heater","kind":"output","state":"off","since":"2026-11-24T09:00:00Z"},
            {"name":"door","kind":"input","state":"on","since":"2026-11-24T09:00:00Z"}]}
            """.ReplaceLineEndings(""),
            """{"points":[{"name":"door","kind":"input","state":"on","since":"2026-11-24T09:00:00Z"}]}""",
        ],
        [await AskAsync("{}"), await AskAsync("""{"name":"door"}""")]);

    [Fact]
    public async Task An_order_is_carried_out_where_it_is_allowed()
    {
        Assert.Equal(
            """{"point":{"name":"pump","kind":"output","state":"on","since":"2026-11-24T09:00:00Z","pulse":0.5},"kept":true}""",
            await AskAsync("""{"name":"pump","set":"Pulse 500ms"}"""));
        Assert.True(_lines.IsHigh(20));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.False(_lines.IsHigh(20));
    }

    [Theory]
    [InlineData("""{"name":"heater","set":"on"}""", "not-settable", "\"heater\" is not switched without proof of who asks")]
    [InlineData("""{"name":"door","set":"on"}""", "bad-value", "\"door\" is an input")]
    [InlineData("""{"name":"fan","set":"on"}""", "unknown-point", "there is no point \"fan\"")]
    [InlineData("""{"name":"fan"}""", "unknown-point", "there is no point \"fan\"")]
    [InlineData("""{"set":"on"}""", "missing-field", "\"name\" is missing")]
    [InlineData("""{"name":"pump","set":"up"}""", "bad-value", "\"set\" is \"up\"")]
    [InlineData("""{"name":"pump","set":""}""", "bad-value", "\"set\" is \"\"")]
    [InlineData("""{"name":"pump","set":true}""", "bad-value", "\"set\" is true")]
    [InlineData("""{"name":"pump","set":"pulse 61s"}""", "pulse-too-long", "\"pump\" takes pulses of 00:01:00 at most")]
    [InlineData("""{"nmae":"pump"}""", "unknown-field", "there is no field \"nmae\"")]
    public async Task What_can_not_be_done_is_refused_and_nothing_moves(string payload, string code, string detail)
    {
        var refusal = JsonNode.Parse(await AskAsync(payload))!;

        Assert.Equal((code, detail), ((string?)refusal["code"], (string?)refusal["detail"]));
        Assert.All(_board.Outputs, output => Assert.Equal("off", output.Word));
    }

    [Fact]
    public async Task A_line_that_fails_is_told_and_may_be_tried_again()
    {
        _lines.Failing[20] = new IOException("busy");

        var refusal = JsonNode.Parse(await AskAsync("""{"name":"pump","set":"on"}"""))!;

        Assert.Equal(("point-fails", "\"pump\": line 20 of chip 0: busy", true),
            ((string?)refusal["code"], (string?)refusal["detail"], (bool?)refusal["tryLater"]));
        Assert.Equal("""{"points":[{"name":"pump","kind":"output","state":"fault","since":"2026-11-24T09:00:00Z","""
            + "\"fault\":\"line 20 of chip 0: busy\"}]}", await AskAsync("""{"name":"pump"}"""));
    }

    [Fact]
    public async Task A_pulse_that_may_have_been_given_is_not_given_again_but_on_and_off_are()
    {
        var again = RequestOrigin.Mqtt with { MayBeRepeated = true };

        Assert.Contains("\"code\":\"may-be-repeated\"", await AskAsync("""{"name":"pump","set":"pulse 5s"}""", again));
        Assert.Contains("\"state\":\"off\"", await AskAsync("""{"name":"pump"}"""));
        Assert.Contains("\"state\":\"on\"", await AskAsync("""{"name":"pump","set":"on"}""", again));
    }

    [Fact]
    public async Task Of_a_site_without_points()
    {
        using var none = new PointBoard([], (_, _) => _lines.Open(), _time, NullLogger<PointBoard>.Instance);

        Assert.Equal("""{"points":[]}""", await AskAsync("{}", board: none));
        Assert.Contains("section Points of the configuration is empty", await AskAsync("""{"name":"pump"}""", board: none));
    }

    private async Task<string> AskAsync(string payload, RequestOrigin? origin = null, PointBoard? board = null) =>
        (await new PointsVerb(board ?? _board, _points).HandleAsync(
            JsonDocument.Parse(payload).RootElement, origin ?? RequestOrigin.Mqtt, TestContext.Current.CancellationToken))
        .ToJson().ToJsonString(AgentJson.Contract.Options);
}
