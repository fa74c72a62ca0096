using System.Threading.Channels;
using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>A module that keeps the rules of <see cref="IModem"/> and answers as told; it notes what the network got.</summary>
internal sealed class FakeModem(string name = "sim1") : IModem
{
    private readonly Channel<ModemNews> _news = Channel.CreateUnbounded<ModemNews>();
    private readonly Queue<Func<Submission, ValueTask<SubmitOutcome>>> _answers = new();
    private readonly Lock _gate = new();
    private Func<Submission, SubmitOutcome?> _answerAll = _ => null;
    private readonly SortedDictionary<int, StoredPdu> _slots = [];
    private bool _dead;
    private byte _reference;

    /// <summary>The reason of an outcome in doubt of a message that the network has.</summary>
    public const string ItWentOut = "it went out";

    public string Name { get; } = name;

    public ModemStatus Status { get; private set; } = new() { State = ModemState.Ready };

    public ChannelReader<ModemNews> News => _news.Reader;

    public Heartbeat Heartbeat { get; } = new(TimeProvider.System);

    /// <summary>Names of the submissions whose octets left for the network, in order.</summary>
    public List<string> OnAir { get; } = [];

    /// <summary>The PDUs that the network has, in order.</summary>
    public List<string> Network { get; } = [];

    /// <summary>Slots emptied, in order.</summary>
    public List<StorageSlot> Deleted { get; } = [];

    /// <summary>Called before a slot is emptied.</summary>
    public Action<StorageSlot> Deleting { get; set; } = _ => { };

    /// <summary>
    /// The power is cut: nothing reaches the network or the SIM any more. The module with the same SIM, switched on again.
    /// </summary>
    public FakeModem CutPower()
    {
        var next = new FakeModem(Name);
        lock (_gate)
        {
            _dead = true;
            foreach (var (index, pdu) in _slots)
                next._slots[index] = pdu;
            next.Network.AddRange(Network);
            next._reference = _reference;
        }
        next.Tell(new ModemNews.NothingLeftInTheAir());
        next.Tell(new ModemNews.SweepDue("start"));
        return next;
    }

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    public FakeModem Become(ModemState state)
    {
        Status = Status with { State = state };
        Tell(new ModemNews.StatusChanged(Status));
        return this;
    }

    /// <summary>It has another status.</summary>
    public FakeModem Become(Func<ModemStatus, ModemStatus> change)
    {
        Status = change(Status);
        Tell(new ModemNews.StatusChanged(Status));
        return this;
    }

    /// <summary>A SIM is in it.</summary>
    public FakeModem Insert(string iccid)
    {
        Status = Status with { Iccid = iccid };
        Tell(new ModemNews.StatusChanged(Status));
        return this;
    }

    public void Tell(ModemNews news) => _news.Writer.TryWrite(news);

    /// <summary>The next submission ends so; what is not said is accepted.</summary>
    public FakeModem Answer(params SubmitOutcome[] outcomes)
    {
        foreach (var outcome in outcomes)
            Answer(_ => ValueTask.FromResult(outcome));
        return this;
    }

    public FakeModem Answer(Func<Submission, ValueTask<SubmitOutcome>> answer)
    {
        lock (_gate)
            _answers.Enqueue(answer);
        return this;
    }

    /// <summary>Every submission for which nothing else is said ends so; null: it is accepted.</summary>
    public FakeModem AnswerAll(Func<Submission, SubmitOutcome?> answer)
    {
        _answerAll = answer;
        return this;
    }

    /// <summary>The network has the next submission, and no answer ever comes.</summary>
    public void Swallow() => Answer(submission =>
    {
        lock (_gate)
            if (!_dead)
                Network.Add(submission.Pdu.ToHex());
        return new ValueTask<SubmitOutcome>(new TaskCompletionSource<SubmitOutcome>().Task);
    });

    /// <summary>A submission that hangs in the air until told its outcome.</summary>
    public TaskCompletionSource<SubmitOutcome> Hang()
    {
        var outcome = new TaskCompletionSource<SubmitOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Answer(_ => new ValueTask<SubmitOutcome>(outcome.Task));
        return outcome;
    }

    public async ValueTask<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        Func<Submission, ValueTask<SubmitOutcome>>? answer;
        lock (_gate)
            _answers.TryDequeue(out answer);
        try
        {
            await submission.Journaled.WaitAsync(cancellationToken);
        }
        catch (Storage.StoreException e)
        {
            return new SubmitOutcome.NotSubmitted(e.Message);
        }
        lock (_gate)
        {
            if (!_dead)
                OnAir.Add(submission.Id);
        }
        var outcome = answer is null
            ? _answerAll(submission) ?? new SubmitOutcome.Accepted(_reference++)
            : await (await Task.FromResult(answer)).Invoke(submission).AsTask().WaitAsync(cancellationToken);
        lock (_gate)
        {
            // The network may have what nobody hears of.
            if (!_dead && outcome is (SubmitOutcome.Accepted or SubmitOutcome.Unknown { Reason: ItWentOut }))
                Network.Add(submission.Pdu.ToHex());
        }
        if (_dead)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return outcome;
    }

    /// <summary>The network stores a message in a slot, and the module hints at it.</summary>
    public FakeModem Store(int index, string hex, bool hint = true, int state = 0)
    {
        lock (_gate)
            _slots[index] = new StoredPdu(new StorageSlot("SM", index), state, hex);
        if (hint)
            Tell(new ModemNews.Stored(new StorageSlot("SM", index)));
        return this;
    }

    public int SlotsUsed
    {
        get
        {
            lock (_gate)
                return _slots.Count;
        }
    }

    public ValueTask<IReadOnlyList<StoredPdu>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<StoredPdu>>([.. _slots.Values]);
    }

    public ValueTask<StoredPdu?> ReadAsync(StorageSlot slot, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(_slots.GetValueOrDefault(slot.Index));
    }

    public ValueTask DeleteAsync(StorageSlot slot, CancellationToken cancellationToken)
    {
        Deleting(slot);
        lock (_gate)
        {
            if (_dead)
                throw new ModemException(ModemFault.NoAnswer, "no power");
            _slots.Remove(slot.Index);
            Deleted.Add(slot);
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>What the network answers to USSD: given the texts of the session so far.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, Task<UssdReply>> Ussd { get; set; } =
        (_, _) => throw new ModemException(ModemFault.Refused, "Not here.");

    /// <summary>The texts of the USSD session that is open.</summary>
    public List<string> UssdSession { get; } = [];

    public async ValueTask<UssdReply> RequestUssdAsync(string text, CancellationToken cancellationToken)
    {
        UssdSession.Clear();
        return await AnswerAsync(text, cancellationToken);
    }

    public async ValueTask<UssdReply> AnswerUssdAsync(string text, CancellationToken cancellationToken) => UssdSession.Count > 0
        ? await AnswerAsync(text, cancellationToken)
        : throw new ModemException(ModemFault.NoSession, "no session");

    public ValueTask EndUssdAsync(CancellationToken cancellationToken)
    {
        UssdSession.Clear();
        return ValueTask.CompletedTask;
    }

    private async Task<UssdReply> AnswerAsync(string text, CancellationToken cancellationToken)
    {
        UssdSession.Add(text);
        var reply = await Ussd([.. UssdSession], cancellationToken);
        if (!reply.WantsAnswer)
            UssdSession.Clear();
        return reply;
    }

    public ValueTask<AtReply> ExecuteAsync(string command, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new AtReply([], null));

    /// <summary>How often somebody wanted it restarted.</summary>
    public int Restarts { get; private set; }

    /// <summary>Why it is not restarted; null: it is.</summary>
    public string? RestartObstacle { get; set; }

    /// <summary>Called before it is restarted.</summary>
    public Action Restarting { get; set; } = () => { };

    public string? Restart()
    {
        Restarting();
        if (RestartObstacle is null)
            Restarts++;
        return RestartObstacle;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
