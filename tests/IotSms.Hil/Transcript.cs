using System.Globalization;
using System.Text;

namespace IotSms.Hil;

/// <summary>What happened at the lines, in the order of the host's clock: levels, bytes, the agent's log, the host's own deeds.</summary>
/// <param name="output">Where it is written as it happens.</param>
internal sealed class Transcript(TextWriter output)
{
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private readonly List<byte> _octets = [];
    private string? _way;
    private TimeSpan _since;

    /// <summary>One line.</summary>
    internal sealed record Entry(TimeSpan At, string Source, string Text)
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{At.TotalSeconds,8:0.000}  {Source,-6}  {Text}");
    }

    public IReadOnlyList<Entry> Entries
    {
        get { lock (_gate) return [.. _entries]; }
    }

    public TimeSpan Now => _time.GetElapsedTime(_began);

    public void Add(string source, string text)
    {
        lock (_gate)
        {
            Flush();
            Write(new Entry(Now, source, text));
        }
    }

    /// <summary>Bytes on the UART; those that go one way without an answer between share a line.</summary>
    public void AddOctets(bool toModule, ReadOnlySpan<byte> octets)
    {
        lock (_gate)
        {
            var way = toModule ? "uart >" : "uart <";
            if (way != _way)
            {
                Flush();
                (_way, _since) = (way, Now);
            }

            _octets.AddRange(octets);
        }
    }

    private void Flush()
    {
        if (_way is not { } way) return;
        _way = null;
        var text = new StringBuilder();
        foreach (var octet in _octets)
        {
            text.Append(octet switch
            {
                (byte)'\r' => "\\r",
                (byte)'\n' => "\\n",
                >= 0x20 and < 0x7f => $"{(char)octet}",
                _ => string.Create(CultureInfo.InvariantCulture, $"\\x{octet:x2}"),
            });
        }

        _octets.Clear();
        Write(new Entry(_since, way, text.ToString()));
    }

    private void Write(Entry entry)
    {
        _entries.Add(entry);
        output.WriteLine(entry);
    }
}
