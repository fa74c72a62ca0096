namespace IotSms.Simulator.Behaviours;

/// <summary>A bad cable: now and then a byte is flipped or lost, in both directions.</summary>
/// <param name="oneIn">One byte in so many.</param>
public sealed class LineNoise(int oneIn = 2000) : Behaviour
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> OnInput(ReadOnlyMemory<byte> octets) => Spoil(octets);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> OnOutput(ReadOnlyMemory<byte> octets) => Spoil(octets);

    private byte[] Spoil(ReadOnlyMemory<byte> octets)
    {
        var spoilt = new List<byte>(octets.Length);
        foreach (var octet in octets.Span)
        {
            if (World.Random.Next(oneIn) > 0)
                spoilt.Add(octet);
            else if (World.Random.Next(2) == 0)
                spoilt.Add((byte)(octet ^ (1 << World.Random.Next(8))));
        }

        return [.. spoilt];
    }
}
