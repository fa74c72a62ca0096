using IotSms.Modem;

namespace IotSms.Agent.Requests;

/// <summary>The modem a request is for.</summary>
internal static class ModemChoice
{
    /// <summary>The one that is named; without a name the first that is ready, or else the first.</summary>
    public static IModem? Read(PayloadFields fields, IReadOnlyList<IModem> modems)
    {
        string? name = fields.Text("modem");
        if (name is null)
        {
            return modems.FirstOrDefault(modem => modem.Status.CanSend) ?? modems[0];
        }

        if (modems.FirstOrDefault(modem => modem.Name == name) is { } found)
        {
            return found;
        }

        fields.Refuse("unknown-modem", "modem",
            $"there is no modem \"{name}\"", $"known: {string.Join(", ", modems.Select(modem => modem.Name))}");
        return null;
    }
}
