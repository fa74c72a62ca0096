namespace IotSms.Telecontrol.Access;

/// <summary>What stands in <c>NAME.json</c>: all of a user but his secret.</summary>
internal sealed record UserFile
{
    /// <summary>His numbers, E.164.</summary>
    public required IReadOnlyList<string> Numbers { get; init; }

    /// <summary>What he may do.</summary>
    public Role Role { get; init; }

    /// <summary>The language he is answered in; null: English.</summary>
    public string? Language { get; init; }

    /// <summary>What <c>NAME.secret</c> holds; null: there is none.</summary>
    public ProofMethod? Proof { get; init; }

    /// <summary>Digits of a code or PIN; null: six.</summary>
    public int? Digits { get; init; }
}
