using System.Threading.Channels;
using IotSms.Agent.Mqtt;

namespace IotSms.Agent.Tests.Mqtt;

/// <summary>A sensor that retains its readings is heard like any other: only what the broker had kept is old.</summary>
public sealed class WhatOthersPublish : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-readings-").FullName;
    private readonly Channel<IncomingPublish> _heard = Channel.CreateUnbounded<IncomingPublish>();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("5.0")]
    [InlineData("3.1.1")]
    public async Task Is_old_if_a_broker_had_kept_it_and_new_if_it_comes_now_retained_or_not(string version)
    {
        await using var broker = await TestBroker.StartAsync();
        using var sensor = await broker.ClientAsync();
        await sensor.PublishAsync(TestBroker.Message("plant/1", "old", retain: true), TestContext.Current.CancellationToken);

        await using var agent = LinkedAgent.To(new() { Url = broker.Url, ProtocolVersion = version }, Listener());
        var kept = await NextAsync();
        await sensor.PublishAsync(TestBroker.Message("plant/1", "retained", retain: true), TestContext.Current.CancellationToken);
        var retained = await NextAsync();
        await sensor.PublishAsync(TestBroker.Message("plant/2", "live"), TestContext.Current.CancellationToken);
        var live = await NextAsync();

        Assert.Equal([("old", true), ("retained", false), ("live", false)], [kept, retained, live]);
    }

    [Fact]
    public async Task Is_always_new_to_the_broker_hosted_here()
    {
        int port = TestBroker.FreePort();
        await using var agent = LinkedAgent.Hosting(port, new(Path.Combine(_folder, "retained.json")), Listener());
        await agent.ConnectedAsync();
        using var sensor = await TestBroker.ConnectAsync(port, "sensor");

        await sensor.PublishAsync(TestBroker.Message("plant/1", "retained", retain: true), TestContext.Current.CancellationToken);

        Assert.Equal(("retained", false), await NextAsync());
    }

    private TopicListener Listener() => new("plant/+", (publish, _) =>
    {
        _heard.Writer.TryWrite(publish);
        return Task.FromResult(true);
    });

    private async Task<(string Payload, bool IsOld)> NextAsync()
    {
        var publish = await _heard.Reader.ReadAsync(TestContext.Current.CancellationToken);
        return (System.Text.Encoding.UTF8.GetString(publish.Payload.Span), publish.IsOld);
    }
}
