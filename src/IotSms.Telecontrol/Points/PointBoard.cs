using System.Device.Gpio;
using System.Threading.Channels;
using IotSms.Gateway;
using IotSms.Modem.Power;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Points;

/// <summary>
/// The inputs and outputs of the site. Made before the store is opened: outputs are in their safe state by then, however long a disk takes.
/// </summary>
public sealed class PointBoard : IDisposable
{
    /// <summary>How often all lines are looked at: edges may be lost, and a line that failed may work again.</summary>
    internal static readonly TimeSpan LookPeriod = TimeSpan.FromSeconds(5);

    private readonly Channel<PointState> _changes = Channel.CreateUnbounded<PointState>(new() { SingleReader = true });
    private readonly Channel<PointState> _inputChanges = Channel.CreateUnbounded<PointState>(new() { SingleReader = true });
    private readonly Lines _lines;
    private readonly OutputPoint[] _outputs;
    private readonly InputPoint[] _inputs;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Takes all lines, of the chips that the machine has.</summary>
    /// <param name="options">The points.</param>
    /// <param name="time">The clocks.</param>
    /// <param name="logger">The log.</param>
    public PointBoard(IReadOnlyList<PointOptions> options, TimeProvider time, ILogger<PointBoard> logger)
        : this(options, GpioChip.Open, time, logger)
    {
    }

    /// <summary>The same, of other chips.</summary>
    /// <param name="options">The points.</param>
    /// <param name="open">Opens a GPIO chip by its number: <see cref="GpioChip.Open"/>.</param>
    /// <param name="time">The clocks.</param>
    /// <param name="logger">The log.</param>
    public PointBoard(
        IReadOnlyList<PointOptions> options, Func<int, GpioDriverChoice, GpioController> open, TimeProvider time,
        ILogger<PointBoard> logger)
    {
        (_time, _logger, _lines) = (time, logger, new Lines(open));
        _outputs = [.. options.OfType<PointOptions.Output>().Select(output => new OutputPoint(output, _lines, time, Take))];
        _inputs = [.. options.OfType<PointOptions.Input>().Select(input => new InputPoint(input, _lines, time, Take))];
    }

    /// <summary>How the outputs are, in the order of the configuration.</summary>
    public IReadOnlyList<PointState> Outputs => [.. _outputs.Select(output => output.State)];

    /// <summary>How the inputs are, in the order of the configuration.</summary>
    public IReadOnlyList<PointState> Inputs => [.. _inputs.Select(input => input.State)];

    /// <summary>The longest pulse that an output may be given; none for one that is not there.</summary>
    public TimeSpan LongestPulse(string output) => Find(output)?.LongestPulse ?? TimeSpan.Zero;

    /// <summary>Carries out an order to an output; null: there is none of this name.</summary>
    public async ValueTask<OrderResult?> OrderAsync(string output, OutputOrder order) =>
        Find(output) is { } point ? await point.CarryOutAsync(order).ConfigureAwait(false) : null;

    /// <summary>The store can't be opened: outputs that are to be restored are put into their safe state until it can.</summary>
    public void DoWithoutStore()
    {
        foreach (var output in _outputs)
            output.TakeUp(memory: null, kept: null);
    }

    /// <summary>Restores the outputs that are to be.</summary>
    internal async Task TakeUpAsync(RecordBook records, CancellationToken cancellationToken)
    {
        var memory = new PointMemory(records);
        var kept = await memory.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var output in _outputs)
            output.TakeUp(memory, kept.TryGetValue(output.Options.Name, out bool isOn) ? isOn : null);
    }

    /// <summary>Tells each change until cancelled, or until who hears of inputs fails; then outputs go to their safe state.</summary>
    /// <param name="news">Hears of all points.</param>
    /// <param name="inputChanged">Hears of inputs, one change after the other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task RunAsync(
        NewsFeed news, Func<PointState, CancellationToken, Task> inputChanged, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] parts = [TellAsync(news, ending.Token), PassOnAsync(inputChanged, ending.Token), LookAsync(ending.Token)];
        try
        {
            await Task.WhenAny(parts).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(parts).ConfigureAwait(false);
        }
        finally
        {
            foreach (var output in _outputs)
                output.Rest();
            while (_changes.Reader.TryRead(out var state))
                news.Tell(new PointChanged(state));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var output in _outputs)
            output.Dispose();
        foreach (var input in _inputs)
            input.Dispose();
        _lines.Dispose();
    }

    private OutputPoint? Find(string output) => _outputs.FirstOrDefault(point => point.Options.Name == output);

    private async Task TellAsync(NewsFeed news, CancellationToken cancellationToken)
    {
        await foreach (var state in _changes.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            news.Tell(new PointChanged(state));
    }

    /// <summary>By a road of its own: who hears of inputs may wait for a disk, and the states are to be told meanwhile.</summary>
    private async Task PassOnAsync(Func<PointState, CancellationToken, Task> inputChanged, CancellationToken cancellationToken)
    {
        await foreach (var state in _inputChanges.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            await inputChanged(state, cancellationToken).ConfigureAwait(false);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookPeriod, _time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var point in (IEnumerable<Point>)[.. _outputs, .. _inputs])
                point.Look();
        }
    }

    private void Take(PointState state)
    {
        Log(state);
        _changes.Writer.TryWrite(state);
        if (state.Kind == PointKind.Input)
            _inputChanges.Writer.TryWrite(state);
    }

    private void Log(PointState state)
    {
        if (state.Fault is { } fault)
            PointLog.Fails(_logger, state.Kind, state.Name, fault);
        else if (state.Kind == PointKind.Input)
            PointLog.Seen(_logger, state.Name, state.Word);
        else if (state.Pulse is { } pulse)
            PointLog.Pulsed(_logger, state.Name, pulse);
        else
            PointLog.Switched(_logger, state.Name, state.Word);
    }
}
