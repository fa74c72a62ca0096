using IotSms.Modem.Supply;

namespace IotSms.Agent.Documents;

/// <summary>A module's power supply, as seen in the last hour.</summary>
/// <param name="Diagnosis"><c>good</c>, <c>sagsWhenTransmitting</c>, <c>low</c>, <c>high</c> or <c>unsteady</c>.</param>
/// <param name="Detail">The same in words, with its counts.</param>
/// <param name="Restarts">Restarts that nobody ordered.</param>
/// <param name="RestartsDuringSubmit">Those of them that came while it transmitted.</param>
/// <param name="Notices">Voltage notices of the module.</param>
/// <param name="LowestVoltage">The lowest voltage read.</param>
internal sealed record SupplyDocument(
    SupplyDiagnosis Diagnosis, string? Detail, int Restarts, int RestartsDuringSubmit, int Notices, double? LowestVoltage)
{
    /// <summary>The document of a report.</summary>
    public static SupplyDocument? Of(SupplyReport? supply) => supply is null
        ? null
        : new(
            supply.Diagnosis, supply.Words, supply.Restarts, supply.RestartsDuringSubmit, supply.Notices,
            supply.LowestMillivolts / 1000.0);
}
