namespace IotSms.Gateway;

/// <summary>A message that came in, whole or as much of it as came.</summary>
public sealed record IncomingMessage
{
    /// <summary>Its id, <c>in-</c> and a ULID.</summary>
    public required string Id { get; init; }

    /// <summary>The sender as the network names it; anybody can fake it.</summary>
    public required string From { get; init; }

    /// <summary>The text; null when it carries octets.</summary>
    public string? Text { get; init; }

    /// <summary>The octets in hexadecimal, when it carries no text (8-bit data, with ports if any).</summary>
    public string? Data { get; init; }

    /// <summary>Destination port (3GPP TS 23.040 9.2.3.24.3), if any.</summary>
    public int? Port { get; init; }

    /// <summary>When the last part was made durable here.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>TP-SCTS of the first part; null when its digits are no time.</summary>
    public DateTimeOffset? ServiceCentreTime { get; init; }

    /// <summary>Number of short messages it took, as the sender said.</summary>
    public required int Parts { get; init; }

    /// <summary>Whether every part came; gaps in the text are marked with <c>[...]</c>.</summary>
    public required bool Complete { get; init; }

    /// <summary>TP message class 0 to 3, if any; 0 is a flash message.</summary>
    public int? Class { get; init; }

    /// <summary>The modem that received it.</summary>
    public required string Modem { get; init; }

    /// <summary>Position in the order of all changes.</summary>
    public long Revision { get; init; }
}
