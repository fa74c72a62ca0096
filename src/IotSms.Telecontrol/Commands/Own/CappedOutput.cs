namespace IotSms.Telecontrol.Commands.Own;

/// <summary>The beginning of a stream; the rest is read too, so that whoever writes it is not held up, and dropped.</summary>
internal sealed class CappedOutput(Stream stream, int most)
{
    private readonly byte[] _kept = new byte[most];
    private int _length;

    /// <summary>What is kept, as plain text.</summary>
    public string Text => PlainText.Of(_kept.AsSpan(0, _length));

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            var fits = Math.Min(read, most - _length);
            buffer.AsSpan(0, fits).CopyTo(_kept.AsSpan(_length));
            _length += fits;
        }
    }
}
