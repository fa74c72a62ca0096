using IotSms.Gateway.Storage.PowerLoss;
using IotSms.Modem;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Gateway;

/// <summary>
/// An outbox, its disk, two modems and the network, moved one step at a time: what the loops do side by side happens here in any order that
/// is asked for. It notes what really went out, and checks at each submission that it was allowed.
/// </summary>
internal sealed class OutboxWorld : IAsyncDisposable
{
    /// <summary>References come round soon, so that one means several parts.</summary>
    private const int References = 8;

    /// <summary>How long a submission takes at the least.</summary>
    private static readonly TimeSpan SubmitTime = TimeSpan.FromSeconds(3);

    private static readonly string[] Modems = ["one", "two"];

    private readonly Random _random;
    private readonly Dictionary<string, Flight> _inTheAir = [];
    private readonly Dictionary<string, IReadOnlyList<OutboxMessage>> _uncommitted = [];
    private readonly List<Flight> _flights = [];
    private readonly List<string> _accepted = [];
    private readonly HashSet<string> _letStand = [];
    private SimulatedDisk _disk = new();
    private BoardClock _clock = new(Site.Start);
    private DateTimeOffset _networkTime = Site.Start;
    private Messaging _messaging = null!;
    private string _directory = "";
    private int _reference;

    private OutboxWorld(int seed) => _random = new Random(seed);

    public static async Task<OutboxWorld> CreateAsync(int seed)
    {
        var world = new OutboxWorld(seed);
        await world.OpenAsync();
        return world;
    }

    public async Task AcceptAsync(int recipient, Lane lane, int kind)
    {
        var request = new SendRequest
        {
            Id = $"m{_accepted.Count}",
            To = [$"+479001234{recipient}"],
            Text = kind is 0 or 1 ? new string('x', 400) : "hello",
            Priority = lane,
            OnUnknown = kind is 1 or 2 ? UnknownPolicy.Hold : UnknownPolicy.Resend,
            NotBefore = kind == 3 ? _clock.GetUtcNow().AddMinutes(20) : null,
            TimeToLive = kind == 4 ? TimeSpan.FromMinutes(10) : null,
            Modem = kind == 5 ? Modems[recipient % 2] : null,
            StatusReport = kind != 6,
            Source = "test",
        };
        Assert.IsType<SendResult.Accepted>(await _messaging.SendAsync(request, CancellationToken.None));
        _accepted.Add(request.Id);
    }

    /// <summary>What a send loop does until the part is in the air.</summary>
    public async Task SubmitAsync(int modem)
    {
        var name = Modems[modem];
        if (_inTheAir.ContainsKey(name))
            return;
        var next = _messaging.Outbox.TakeNext(name);
        await _messaging.Outbox.CommitAsync(next is null ? _uncommitted[name] : [.. _uncommitted[name], next.Message]);
        _uncommitted[name] = [];
        if (next is null)
            return;
        await MayLeaveAsync(next);
        var flight = new Flight(next, name, _networkTime);
        _inTheAir.Add(name, flight);
        _flights.Add(flight);
    }

    public void Answer(int modem, int kind)
    {
        if (!_inTheAir.Remove(Modems[modem], out var flight))
            return;
        Pass(SubmitTime);
        if (kind is 0 or 1 or 2)
            flight.Arrive(NextReference());
        flight.IsKnownNotToHaveArrived = kind is 4 or 5 or 6 or 7;
        _uncommitted[flight.Modem] = _messaging.Outbox.Conclude(flight.Hand, flight.Modem, kind switch
        {
            0 or 1 => new SubmitOutcome.Accepted(flight.Reference),
            2 => new SubmitOutcome.Unknown("silence, and it went out", null),
            3 => new SubmitOutcome.Unknown("silence", null),
            4 => Refused(1),
            5 => Refused(41),
            6 => Refused(300),
            _ => new SubmitOutcome.NotSubmitted("no prompt"),
        });
    }

    /// <summary>A report of anything that went out, now or long ago, once or again.</summary>
    public async Task ReportAsync(int which, byte status)
    {
        var arrived = _flights.FindAll(flight => flight is { Arrived: true, Hand.Message.StatusReport: true });
        if (arrived.Count > 0)
            await _messaging.Outbox.ReportAsync(arrived[which % arrived.Count].Modem, arrived[which % arrived.Count].Report(status));
    }

    public async Task AnswerLateAsync(int which)
    {
        var arrived = _flights.FindAll(flight => flight.Arrived && !_inTheAir.ContainsValue(flight));
        if (arrived.Count > 0 && arrived[which % arrived.Count] is var late)
            await _messaging.Outbox.CommitAsync(_messaging.Outbox.AcceptLate(late.Modem, late.Hand.SubmissionId, late.Reference));
    }

    public async Task CancelAsync(int which)
    {
        if (_accepted.Count > 0)
            await _messaging.CancelAsync(_accepted[which % _accepted.Count], CancellationToken.None);
    }

    public async Task SettleAsync(int which, bool resend)
    {
        if (_accepted.Count == 0)
            return;
        var id = _accepted[which % _accepted.Count];
        if ((await _messaging.SettleAsync(id, resend, CancellationToken.None)).Refusal is null && !resend)
            _letStand.Add(id);
    }

    public Task KeepUpAsync() => _messaging.Outbox.CommitAsync([.. _messaging.Outbox.SettleDoubts(), .. _messaging.Outbox.Expire()]);

    public void Pass(TimeSpan time)
    {
        _clock.Advance(time);
        _networkTime += time;
    }

    /// <summary>The site's clock alone: the network's goes on.</summary>
    public void SetClock(TimeSpan by) => _clock.SetAhead(by);

    public void Become(int modem, bool canSend) => _messaging.Outbox.SetCanSend(Modems[modem], canSend);

    /// <summary>The power fails: what the disk does not have is gone, and what was in the air arrives or not.</summary>
    public async Task CrashAsync()
    {
        foreach (var flight in _inTheAir.Values.Where(_ => _random.Next(2) == 0))
            flight.Arrive(NextReference());
        _inTheAir.Clear();
        var left = new SimulatedDisk(_disk.Lose([_disk.Instant], LossModels.Subset, _random).Single().Images);
        await CloseAsync();
        (_disk, _clock) = (left, new BoardClock(_clock.GetUtcNow()));
        await OpenAsync();
        if (_random.Next(2) == 0)
            foreach (var modem in Modems)
                _messaging.Outbox.NothingLeftInTheAir(modem);
    }

    /// <summary>Accepted and taken up is somewhere.</summary>
    public void Balance()
    {
        var counters = _messaging.Counters;
        Assert.Equal(
            counters.Accepted + counters.TakenUp,
            counters.Sent + counters.Failed + counters.Expired + counters.Canceled + counters.Unknown + counters.Queued);
    }

    /// <summary>From here on nothing goes wrong: everything ends, or is held because it was asked to be.</summary>
    public async Task EndAsync()
    {
        // Some are scheduled for years that only a wrong clock knew: it passes them all.
        SetClock(TimeSpan.FromDays(365 * 200));
        for (var i = 0; _messaging.Counters.Queued > 0; i++)
        {
            Assert.True(i < 300, "something is stuck");
            foreach (var modem in (int[])[0, 1])
            {
                Become(modem, canSend: true);
                await SubmitAsync(modem);
                Answer(modem, 0);
                await SubmitAsync(modem);
                Answer(modem, 0);
            }
            await KeepUpAsync();
            Pass(TimeSpan.FromMinutes(5));
        }
        foreach (var modem in (int[])[0, 1])
            await SubmitAsync(modem);
        Balance();
        foreach (var id in _accepted)
            CheckEnd((await _messaging.GetAsync(id, CancellationToken.None))!);
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    /// <summary>What the network has and what is said of it agree.</summary>
    private void CheckEnd(OutgoingMessage message)
    {
        var arrivals = _flights.Where(flight => flight.Arrived && flight.MessageId == message.Id).ToLookup(flight => flight.Hand.Part);
        Assert.True(message.IsEnded || message.State == OutgoingState.Unknown, $"{message.Id} is {message.State}");
        if (message.State is OutgoingState.Sent or OutgoingState.Delivered or OutgoingState.Undelivered && !_letStand.Contains(message.Id))
        {
            Assert.True(
                arrivals.Count == message.Parts, $"{message.Id} is {message.State}, and of {message.Parts} parts {arrivals.Count} arrived");
        }
        if (message.State == OutgoingState.Canceled)
            Assert.Empty(arrivals);
        Assert.True(message.PossibleDuplicate || arrivals.All(part => part.Count() == 1), $"{message.Id} arrived more than once, unmarked");
    }

    private async Task MayLeaveAsync(PartInHand next)
    {
        var onDisk = (await _messaging.GetAsync(next.Message.Id, CancellationToken.None))!;
        Assert.Equal(OutgoingState.Sending, onDisk.State);
        Assert.DoesNotContain(_inTheAir.Values, flight => flight.MessageId == next.Message.Id);
        Assert.True(
            onDisk.PossibleDuplicate || _flights.TrueForAll(flight =>
                flight.MessageId != next.Message.Id || flight.Hand.Part != next.Part || flight.IsKnownNotToHaveArrived),
            $"{next.Message.Id} part {next.Part} leaves again unmarked");
        foreach (var id in _accepted.TakeWhile(id => id != next.Message.Id))
        {
            if (_messaging.Outbox.FindWaiting(id) is
                { IsEnded: false, NotBefore: null, Tries: < 3, State: not OutgoingState.Unknown } before)
                Assert.False(before.To == next.Message.To && before.Lane == next.Message.Lane, $"{next.Message.Id} passes {id}");
        }
    }

    private byte NextReference() => (byte)(_reference++ % References);

    private async Task OpenAsync()
    {
        _directory = Directory.CreateTempSubdirectory("iotsms-outbox").FullName;
        var options = new GatewayOptions { DataDirectory = _directory, PerHour = 0, PerDay = 0, PerRecipientPerHour = 0 };
        _messaging = await Messaging.OpenAsync(
            options, [.. Modems.Select(name => new FakeModem(name))], _clock, NullLoggerFactory.Instance, _disk.Open,
            CancellationToken.None);
        foreach (var modem in Modems)
        {
            _uncommitted[modem] = [];
            _messaging.Outbox.SetCanSend(modem, true);
        }
        foreach (var id in _accepted)
            Assert.True(await _messaging.GetAsync(id, CancellationToken.None) is not null, $"{id} is lost");
    }

    private async Task CloseAsync()
    {
        await _messaging.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static SubmitOutcome.Refused Refused(int code) => new(new AtError(AtErrorKind.Cms, code, CmsErrors.Texts[code]));
}
