using System.Text.Json;
using IotSms.Modem.Recovery;

namespace IotSms.Agent.Documents;

/// <summary>What has been done to keep a module at work: <c>recovery</c> on topic <c>modem/{name}</c>.</summary>
/// <param name="Steps">The steps of the recovery that is under way, or else of the last one, oldest first.</param>
/// <param name="Counts">How often each step was taken since start.</param>
/// <param name="RestartsInLastHour">Restarts in the hour before the newest step.</param>
internal sealed record StepsDocument(
    IReadOnlyList<RecoveryAttempt> Steps, IReadOnlyDictionary<string, int> Counts, int RestartsInLastHour)
{
    /// <summary>The document of a status.</summary>
    public static StepsDocument Of(RecoveryStatus recovery) =>
        new(recovery.Steps, Sum([recovery]), recovery.RestartsInLastHour);

    /// <summary>How often each step was taken on several modules, by the contract's words.</summary>
    public static IReadOnlyDictionary<string, int> Sum(IEnumerable<RecoveryStatus?> recoveries) => recoveries
        .SelectMany(recovery => recovery?.Counts ?? new Dictionary<RecoveryStep, int>())
        .GroupBy(count => count.Key)
        .OrderBy(counts => counts.Key)
        .ToDictionary(counts => JsonNamingPolicy.CamelCase.ConvertName($"{counts.Key}"), counts => counts.Sum(count => count.Value));
}
