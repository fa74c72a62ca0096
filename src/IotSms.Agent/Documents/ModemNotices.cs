using IotSms.Modem;

namespace IotSms.Agent.Documents;

/// <summary>What a person should look at though the module may well work.</summary>
internal static class ModemNotices
{
    /// <summary>The notices of a status, the gravest first.</summary>
    public static IReadOnlyList<string> Of(ModemStatus status) =>
    [
        .. Notice(status.Barred is not null, $"the network refuses the subscription ({status.Barred}): look at credit and barring"),
        .. Notice(status.ServiceCentre is "", "the SIM has no service centre address: set Modems:n:ServiceCentre"),
        .. Notice(status.Supply?.Words is not null, status.Supply?.Words),
        .. Notice(status.IsStorageNearlyFull, $"the message storage is nearly full: {status.SlotsUsed} of {status.SlotsTotal}"),
        .. Notice(status.SimBefore is not null, $"another SIM than before ({status.SimBefore})"),
    ];

    private static IEnumerable<string> Notice(bool applies, string? words) => applies ? [words!] : [];
}
