using System.IO.Pipelines;
using System.Text;
using System.Threading.Channels;
using IotSms.Modem.Uart;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>A line whose other end is the test itself.</summary>
internal sealed class ScriptedUart : IUart
{
    private readonly Pipe _received = new();
    private readonly Channel<string> _written = Channel.CreateUnbounded<string>();

    public PipeReader Input => _received.Reader;

    public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
    {
        _written.Writer.TryWrite(Encoding.Latin1.GetString(octets.Span));
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _received.Writer.CompleteAsync();

    /// <summary>The device goes away.</summary>
    internal ValueTask BreakAsync(UartException failure) => _received.Writer.CompleteAsync(failure);

    /// <summary>What the channel writes next.</summary>
    internal async Task<string> WrittenAsync() =>
        await _written.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Whether nothing more was written.</summary>
    internal bool IsQuiet => _written.Reader.Count == 0;

    internal async Task SendAsync(string text) =>
        await _received.Writer.WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);
}
