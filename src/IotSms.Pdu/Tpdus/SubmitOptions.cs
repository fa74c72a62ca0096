using System.Collections.Immutable;

namespace IotSms.Pdu;

/// <summary>What is asked of the service centre for every part of a message.</summary>
public sealed record SubmitOptions
{
    /// <summary>TP-SRR: whether a status report is asked for, for each part.</summary>
    public bool StatusReport { get; init; }

    /// <summary>TP-VP; null: the service centre's own choice.</summary>
    public ValidityPeriod? ValidityPeriod { get; init; }

    /// <summary>Message class 0 (flash) to 3; null: none.</summary>
    public int? MessageClass { get; init; }

    /// <summary>TP-PID.</summary>
    public byte ProtocolIdentifier { get; init; }

    /// <summary>TP-RD.</summary>
    public bool RejectDuplicates { get; init; }

    /// <summary>The concatenation reference: 0 to 255, or to 65535 where the text was prepared for 16 bits.</summary>
    public int Reference { get; init; }

    /// <summary>Other elements for the header of each part; the text must have been prepared with room for them.</summary>
    public ImmutableArray<InformationElement> Elements { get; init; } = [];
}
