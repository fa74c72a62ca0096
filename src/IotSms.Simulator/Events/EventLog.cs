using System.Buffers;
using System.Text.Json;
using IotSms.Simulator.Time;

namespace IotSms.Simulator.Events;

/// <summary>
/// The log as JSON lines: <c>{"t":12345.678,"event":"submitted",...}</c>, <c>t</c> the monotonic clock in milliseconds.
/// A line is with the operating system before the event has any effect a host can see, so that a test can count from it.
/// </summary>
internal sealed class EventLog(Timeline timeline, Stream? file) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Told of each event, under the gate, after it is written.</summary>
    public event Action<SimulatorEvent>? Added;

    public void Add(SimulatorEvent happening)
    {
        if (file is not null)
        {
            _buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(
                _buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                json.WriteStartObject();
                json.WriteNumber("t", Math.Round(timeline.MonotonicMilliseconds, 3));
                json.WriteString("event", happening.Name);
                happening.Write(json);
                json.WriteEndObject();
            }

            _buffer.Write("\n"u8);
            Write(file);
        }

        Added?.Invoke(happening);
    }

    // What can't be written must not happen either: the log is what a test counts from.
    private void Write(Stream log)
    {
        try
        {
            // The end is looked up each time: a log that was emptied to rotate it goes on at its start.
            if (log.CanSeek)
                log.Seek(0, SeekOrigin.End);
            log.Write(_buffer.WrittenSpan);
            log.Flush();
        }
        catch (IOException e)
        {
            timeline.Fail(e);
            throw;
        }
    }

    public void Dispose() => file?.Dispose();
}
