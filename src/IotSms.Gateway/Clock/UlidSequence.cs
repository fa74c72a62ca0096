namespace IotSms.Gateway;

/// <summary>
/// ULIDs that only ever grow, within one millisecond and when the wall clock is set back too: the order of the ids is
/// the order of acceptance.
/// </summary>
internal sealed class UlidSequence(TimeProvider time)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private UInt128 _last;

    /// <summary>Whether the last id is of a time to come, because the wall clock was ahead once.</summary>
    public bool IsAhead
    {
        get
        {
            lock (_gate)
                return _last > Number(Ulid.NewUlid(time.GetUtcNow() + Ahead));
        }
    }

    /// <summary>Begins after an id that exists.</summary>
    public void After(Ulid key)
    {
        lock (_gate)
            _last = UInt128.Max(_last, Number(key));
    }

    /// <summary>The next one.</summary>
    public Ulid Next()
    {
        lock (_gate)
        {
            var next = Number(Ulid.NewUlid(time.GetUtcNow()));
            _last = next > _last ? next : _last + 1;
            Span<byte> octets = stackalloc byte[16];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(octets, _last);
            return new Ulid(octets);
        }
    }

    private static UInt128 Number(Ulid key)
    {
        Span<byte> octets = stackalloc byte[16];
        key.TryWriteBytes(octets);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(octets);
    }
}
