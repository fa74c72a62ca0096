using System.Globalization;

namespace IotSms.Modem.Supply;

/// <summary>The signs of the last hour, and what they say about the supply.</summary>
public sealed record SupplyReport
{
    /// <summary>What they say.</summary>
    public SupplyDiagnosis Diagnosis { get; init; }

    /// <summary>Restarts that nobody ordered.</summary>
    public int Restarts { get; init; }

    /// <summary>Those of them that came during a submission or right after it.</summary>
    public int RestartsDuringSubmit { get; init; }

    /// <summary>Notices of under-voltage and over-voltage; those of one minute count as one.</summary>
    public int Notices { get; init; }

    /// <summary>The lowest voltage read (AT+CBC), in millivolts.</summary>
    public int? LowestMillivolts { get; init; }

    /// <summary>The diagnosis in words, with its counts; null when there is nothing to say.</summary>
    public string? Words => Diagnosis switch
    {
        SupplyDiagnosis.SagsWhenTransmitting => $"supply sags when transmitting: {Signs}",
        SupplyDiagnosis.Low => $"supply is too low: {Signs}",
        SupplyDiagnosis.High => $"supply is too high: {Signs}",
        SupplyDiagnosis.Unsteady => $"the module restarts by itself, look at supply and cables: {Signs}",
        _ => null,
    };

    private string Signs
    {
        get
        {
            var restarts = $"{Restarts} reboots in 1 h, {RestartsDuringSubmit} during submit";
            var notices = Notices == 0 ? "" : $"; {Notices} voltage notices";
            var lowest = LowestMillivolts is { } millivolts
                ? string.Create(CultureInfo.InvariantCulture, $"; lowest read {millivolts / 1000.0:0.00} V") : "";
            return restarts + notices + lowest;
        }
    }
}
