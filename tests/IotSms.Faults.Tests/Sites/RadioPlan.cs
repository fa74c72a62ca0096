using IotSms.Modem;
using IotSms.Modem.Power;
using IotSms.Simulator;

namespace IotSms.Faults.Sites;

/// <summary>What stands on a site, and how the program is told to reach it.</summary>
internal sealed record RadioPlan(string Model)
{
    internal static PowerSettings AllLines { get; } =
        new() { PowerKey = Board.PowerKey, Status = Board.Status, Rail = Board.Rail };

    internal string Name { get; init; } = "sim1";

    internal string Number { get; init; } = "+4790000001";

    internal int Seed { get; init; } = 1;

    internal PowerSettings Power { get; init; } = AllLines;

    /// <summary>Whether the board ties PWRKEY low, so that the module starts with its supply.</summary>
    internal bool StartsWithSupply { get; init; }

    internal Func<SimulatorOptions, SimulatorOptions> Options { get; init; } = options => options;

    internal Func<ModemSettings, ModemSettings> Settings { get; init; } = settings => settings;
}
