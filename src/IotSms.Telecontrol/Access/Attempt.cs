using System.Security.Cryptography;
using System.Text;
using IotSms.Telecontrol.Access.Proofs;
using IotSms.Telecontrol.Access.Records;

namespace IotSms.Telecontrol.Access;

/// <summary>A user gives a command: all that is known before the records are looked at.</summary>
internal sealed record Attempt
{
    /// <summary>Its place among all.</summary>
    public required long Number { get; init; }

    /// <summary>How he asks.</summary>
    public required Approach Approach { get; init; }

    /// <summary>Who he says he is.</summary>
    public required User User { get; init; }

    /// <summary>The words.</summary>
    public required string Words { get; init; }

    /// <summary>The code; null: there is none.</summary>
    public required string? Code { get; init; }

    /// <summary>The command.</summary>
    public required CommandPolicy Policy { get; init; }

    /// <summary>The proof that it asks for.</summary>
    public required Proof Asked { get; init; }

    /// <summary>What he proves himself with.</summary>
    public required Credential? Credential { get; init; }

    /// <summary>Whether the code is his PIN; looked at beforehand, for it takes its time.</summary>
    public bool IsPin { get; init; }

    /// <summary>Under what it is journaled.</summary>
    public string Key => Journal.Key(Approach);

    /// <summary>Tells its words from others.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words)).AsSpan(..16));
}
