using System.Device.Gpio;
using IotSms.Faults.Time;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Modem.Power;
using Microsoft.Extensions.Logging;

namespace IotSms.Faults.Sites;

/// <summary>One life of the program: the gateway on its store, the modems on their lines, and a subscriber that acknowledges.</summary>
internal sealed class Agent : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly JumpingTime _time;
    private readonly IReadOnlyList<Cable> _cables;
    private readonly IReadOnlyList<Wires> _wires;
    private readonly Task _running;
    private readonly Task _listening;
    private bool _isHungUp;

    private Agent(
        Messaging messaging, JumpingTime time, IReadOnlyList<Cable> cables, IReadOnlyList<Wires> wires,
        Action<GatewayEvent> told, Action<string, ModemStatus> shown)
    {
        (Messaging, _time, _cables, _wires) = (messaging, time, cables, wires);
        _running = messaging.RunAsync(_stopping.Token);
        _listening = Task.WhenAll(ListenAsync(told), WatchAsync(shown));
    }

    internal Messaging Messaging { get; }

    internal static Agent Start(
        GatewayOptions options, IReadOnlyList<Radio> radios, JumpingTime time, SiteLog log,
        Action<GatewayEvent> told, Action<string, ModemStatus> shown)
    {
        var cables = radios.Select(radio => new Cable(radio.Module)).ToList();
        var wires = radios.Select(radio => new Wires(radio.Board)).ToList();
        var modems = radios.Select(IModem (radio, i) =>
        {
            var settings = radio.Plan.Settings(new ModemSettings
            {
                Name = radio.Plan.Name, Port = "simulated", Model = radio.Plan.Model, Power = radio.Plan.Power,
            });
            var power = settings.Power.IsNone
                ? PowerControl.Unavailable(settings.Power, time, null)
                : new PowerControl(settings.Power, new GpioController(wires[i]), time);
            return new CellularModem(settings, cables[i].OpenAsync, power, time, log.CreateLogger<CellularModem>());
        }).ToList();
        var opening = Messaging.OpenAsync(options, modems, time, log, CancellationToken.None).AsTask();
        time.Until(() => opening.IsCompleted, TimeSpan.FromMinutes(1), "the store opens");
        return new Agent(opening.GetAwaiter().GetResult(), time, cables, wires, told, shown);
    }

    /// <summary>Ends it in good order.</summary>
    internal void Stop()
    {
        _stopping.Cancel();
        End();
    }

    /// <summary>
    /// Ends it as kill -9 does: no line moves, nothing is heard, nothing is told any more. What it had on disk is copied away.
    /// </summary>
    internal void Kill(Action copyAway)
    {
        _isHungUp = true;
        foreach (var wires in _wires) wires.IsCut = true;
        copyAway();
        foreach (var cable in _cables) cable.CutAsync().AsTask().GetAwaiter().GetResult();
        Stop();
    }

    public void Dispose() => _stopping.Dispose();

    private void End()
    {
        _time.Until(() => _running.IsCompleted && _listening.IsCompleted, TimeSpan.FromMinutes(10), "the program ends");
        if ((_listening.Exception ?? _running.Exception) is { } failure) throw failure;
        var closing = CloseAsync();
        _time.Until(() => closing.IsCompleted, TimeSpan.FromMinutes(1), "the store closes");
        closing.GetAwaiter().GetResult();
        Dispose();
    }

    private async Task CloseAsync()
    {
        await Messaging.DisposeAsync();
        foreach (var modem in Messaging.Modems) await modem.DisposeAsync();
    }

    private async Task ListenAsync(Action<GatewayEvent> told)
    {
        try
        {
            await foreach (var news in Messaging.Events.ReadAsync("mqtt", _stopping.Token))
            {
                if (_isHungUp) return;
                told(news);
                Messaging.Events.Acknowledge("mqtt", news.Revision);
            }
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }
    }

    private async Task WatchAsync(Action<string, ModemStatus> shown)
    {
        try
        {
            await foreach (var (modem, status) in Messaging.ReadModemStatusAsync(_stopping.Token))
            {
                if (!_isHungUp) shown(modem, status);
            }
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }
    }
}
