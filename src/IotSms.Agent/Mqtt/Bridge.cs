using IotSms.Agent.Documents;
using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Modem;

namespace IotSms.Agent.Mqtt;

/// <summary>News from the gateway to the broker: message states, incoming messages, modems, health.</summary>
internal sealed class Bridge(
    IMqttLink link, Topics topics, Messaging messaging, Func<IncomingMessage, IncomingMessage> mask, AgentStatus status, TimeProvider time)
{
    private const string Subscriber = "mqtt";

    /// <summary>Events that may wait for the broker's acknowledgement at once.</summary>
    private const int Window = 32;

    private static readonly TimeSpan HealthPeriod = TimeSpan.FromSeconds(60);

    /// <summary>Tells everything until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        link.Retain(topics.State, AgentJson.Bytes(StateDocument.Online, AgentJson.Contract.StateDocument));
        RetainHealth();
        foreach (var modem in messaging.Modems)
        {
            RetainModem(modem.Name, messaging.StatusOf(modem));
        }

        await Task.WhenAll(TellEventsAsync(cancellationToken), TellModemsAsync(cancellationToken), TellHealthAsync(cancellationToken),
            TellDamageAsync(cancellationToken));
    }

    private async Task TellEventsAsync(CancellationToken cancellationToken)
    {
        using var room = new SemaphoreSlim(Window);
        await foreach (var news in messaging.Events.ReadAsync(Subscriber, cancellationToken))
        {
            await room.WaitAsync(cancellationToken);
            _ = TellAsync(news, room, cancellationToken);
        }
    }

    /// <summary>One event: published, acknowledged by the broker, and only then ticked off.</summary>
    private async Task TellAsync(GatewayEvent news, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        try
        {
            await link.PublishAsync(Publication(news), cancellationToken);
            messaging.Events.Acknowledge(Subscriber, news.Revision);
            room.Release();
        }
        catch (OperationCanceledException)
        {
            // Not acknowledged: told again after the next start.
        }
    }

    private OutgoingPublish Publication(GatewayEvent news) => news switch
    {
        GatewayEvent.MessageChanged { Message: var message } => new(topics.Message(message.Id),
            AgentJson.Bytes(MessageDocument.Of(message), AgentJson.Contract.MessageDocument)),
        GatewayEvent.MessageReceived { Message: var message, PossibleDuplicate: var toldBefore } =>
            new(topics.Received, Bytes(message, toldBefore)) { Repetition = Bytes(message, possibleDuplicate: true) },
        _ => throw new InvalidOperationException($"An event of a kind unknown here: {news.GetType().Name}."),
    };

    private byte[] Bytes(IncomingMessage message, bool possibleDuplicate) =>
        AgentJson.Bytes(ReceivedDocument.Of(mask(message), possibleDuplicate), AgentJson.Contract.ReceivedDocument);

    private async Task TellModemsAsync(CancellationToken cancellationToken)
    {
        await foreach (var (modem, modemStatus) in messaging.ReadModemStatusAsync(cancellationToken))
        {
            RetainModem(modem, modemStatus);
            if (status.Observe(modem, modemStatus))
            {
                RetainHealth();
            }
        }
    }

    private async Task TellHealthAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(HealthPeriod, time);
        do
        {
            RetainHealth();
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>A damage of the store is told until the broker has it, over restarts too, and then never again.</summary>
    private async Task TellDamageAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(HealthPeriod, time);
        do
        {
            if (messaging.Opening.Salvage is { IsTold: false } salvage)
            {
                var error = DamageDocument.Of(salvage).ToError();
                await link.PublishAsync(new(topics.Error, AgentJson.Bytes(error, AgentJson.Contract.ErrorDocument)), cancellationToken);
                await NoteToldAsync(salvage, cancellationToken);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task NoteToldAsync(SalvageReport salvage, CancellationToken cancellationToken)
    {
        try
        {
            await messaging.SalvageToldAsync(salvage, cancellationToken);
        }
        catch (StoreException)
        {
            // A disk that fails again: told once more is better than not told.
        }
    }

    private void RetainHealth() => link.Retain(topics.Health, AgentJson.Bytes(status.Health(), AgentJson.Contract.HealthDocument));

    private void RetainModem(string name, ModemStatus modemStatus) =>
        link.Retain(topics.Modem(name), AgentJson.Bytes(ModemDocument.Of(name, modemStatus), AgentJson.Contract.ModemDocument));
}
