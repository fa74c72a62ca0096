using System.Diagnostics.Metrics;
using System.Text.Json;

namespace IotSms.Modem.Recovery;

/// <summary>Recovery in figures: meter <c>IotSms</c>.</summary>
internal static class RecoveryMetrics
{
    private static readonly Meter Meter = new("IotSms");
    private static readonly Counter<long> Steps =
        Meter.CreateCounter<long>("iotsms.modem.recovery.steps", "{step}", "Steps taken to bring a module back.");

    /// <summary>Counts a step whose result is known, under the contract's words.</summary>
    internal static void Count(string modem, RecoveryAttempt attempt) => Steps.Add(
        1, new("modem", modem), new("step", Word($"{attempt.Step}")), new("result", Word($"{attempt.Result}")));

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
