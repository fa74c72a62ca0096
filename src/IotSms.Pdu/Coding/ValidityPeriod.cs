namespace IotSms.Pdu;

/// <summary>TP-VP (3GPP TS 23.040 9.2.3.12): how long the service centre keeps trying.</summary>
public abstract record ValidityPeriod
{
    private ValidityPeriod() { }

    /// <summary>TP-VPF (9.2.3.3) as it stands in the first octet.</summary>
    internal abstract int FormatBits { get; }

    /// <summary>The octets: 1 or 7.</summary>
    public abstract byte[] Encode();

    /// <summary>Counted from when the service centre gets the message (9.2.3.12.1).</summary>
    /// <param name="Value">0 to 143: steps of 5 min; to 167: 12 h and steps of 30 min; to 196: days; to 255: weeks.</param>
    public sealed record Relative(byte Value) : ValidityPeriod
    {
        /// <summary>The duration, 5 minutes to 63 weeks.</summary>
        public TimeSpan Duration => Value switch
        {
            <= 143 => TimeSpan.FromMinutes((Value + 1) * 5),
            <= 167 => TimeSpan.FromMinutes(720 + (Value - 143) * 30),
            <= 196 => TimeSpan.FromDays(Value - 166),
            _ => TimeSpan.FromDays((Value - 192) * 7),
        };

        internal override int FormatBits => 0x10;

        /// <summary>The longest period that is no longer than a duration: what is stale by then must not arrive any more.</summary>
        /// <exception cref="PduException">Shorter than 5 minutes or longer than 63 weeks.</exception>
        public static Relative AtMost(TimeSpan duration)
        {
            if (duration < new Relative(0).Duration || duration > new Relative(255).Duration)
                throw new PduException("TP-VP", -1, Clause.ValidityPeriod,
                    $"A validity period of {duration} can't be coded: 5 minutes to 63 weeks can.");
            int value = byte.MaxValue;
            while (new Relative((byte)value).Duration > duration) value--;
            return new Relative((byte)value);
        }

        /// <inheritdoc/>
        public override byte[] Encode() => [Value];
    }

    /// <summary>Until a time (9.2.3.12.2).</summary>
    public sealed record Absolute(ServiceCentreTimeStamp Time) : ValidityPeriod
    {
        internal override int FormatBits => 0x18;

        /// <inheritdoc/>
        public override byte[] Encode() => Time.Encode();
    }

    /// <summary>The enhanced format (9.2.3.12.3), its seven octets kept as they are.</summary>
    /// <param name="Indicator">The functionality indicator, the first octet.</param>
    /// <param name="Value">The six octets after it, first one highest.</param>
    public sealed record Enhanced(byte Indicator, ulong Value) : ValidityPeriod
    {
        /// <summary>The duration, where the format gives one: relative, seconds, or hours, minutes and seconds.</summary>
        public TimeSpan? Duration => (Indicator & 0x07) switch
        {
            1 => new Relative(Octet(0)).Duration,
            2 => TimeSpan.FromSeconds(Octet(0)),
            3 => new TimeSpan(Bcd(0), Bcd(1), Bcd(2)),
            _ => null,
        };

        /// <summary>Whether it is a single shot: the service centre tries once.</summary>
        public bool IsSingleShot => (Indicator & 0x40) != 0;

        internal override int FormatBits => 0x08;

        /// <summary>Reads seven octets.</summary>
        public static Enhanced Decode(ReadOnlySpan<byte> octets)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(octets.Length, 7);
            var value = 0UL;
            foreach (var octet in octets[1..]) value = value << 8 | octet;
            return new Enhanced(octets[0], value);
        }

        /// <inheritdoc/>
        public override byte[] Encode() => [Indicator, Octet(0), Octet(1), Octet(2), Octet(3), Octet(4), Octet(5)];

        private byte Octet(int index) => (byte)(Value >> (8 * (5 - index)));

        private int Bcd(int index) => (Octet(index) & 0xF) * 10 + (Octet(index) >> 4);
    }

    internal static ValidityPeriod? Read(ref OctetReader reader, byte firstOctet)
    {
        switch (firstOctet & 0x18)
        {
            case 0x10:
                return new Relative(reader.Next("TP-VP", Clause.ValidityPeriod));
            case 0x18:
                return ReadAbsolute(ref reader);
            case 0x08:
                return Enhanced.Decode(reader.Next(7, "TP-VP", Clause.ValidityPeriod));
            default:
                return null;
        }
    }

    // Only this side writes it, so digits that are no time are our fault and not to be forgiven as a service centre's are.
    private static Absolute ReadAbsolute(ref OctetReader reader)
    {
        var at = reader.Position;
        var stamp = ServiceCentreTimeStamp.Decode(reader.Next(ServiceCentreTimeStamp.Length, "TP-VP", Clause.ValidityPeriod));
        return stamp.TryGetTime(out _)
            ? new Absolute(stamp)
            : throw new PduException("TP-VP", at, Clause.ValidityPeriod, $"TP-VP at octet {at} is no time: {stamp}.");
    }
}
