using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Records;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Balance;
using IotSms.Telecontrol.Calls;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Points;

namespace IotSms.Telecontrol;

/// <summary>How the site is commanded and what it tells.</summary>
public sealed record OutstationOptions
{
    /// <summary>The kinds of records it keeps (<see cref="Gateway.GatewayOptions.RecordKinds"/>).</summary>
    public static IReadOnlyList<string> RecordKinds { get; } =
        [.. AccessRecords.Kinds, PointMemory.Kind.Name, .. AlarmRecords.Kinds, BalanceDesk.Kind.Name];

    /// <summary>Who may.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>What is alarmed, and who is told.</summary>
    public AlarmOptions Alarms { get; init; } = new();

    /// <summary>Where texts of one's own lie, one <c>LANG.json</c> a language; null: nowhere.</summary>
    public string? TextsDirectory { get; init; }

    /// <summary>How commands are taken and answered.</summary>
    public CommandOptions Commands { get; init; } = new();

    /// <summary>How the credit of the SIMs is asked for; null: it is not.</summary>
    public BalanceOptions? Balance { get; init; }

    /// <summary>What follows from a call.</summary>
    public CallOptions Calls { get; init; } = new();
}
