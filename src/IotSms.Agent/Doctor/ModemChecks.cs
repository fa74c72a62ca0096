using IotSms.Agent.Documents;
using IotSms.Modem;

namespace IotSms.Agent.Doctor;

/// <summary>What a module's status says about its chances to send.</summary>
internal static class ModemChecks
{
    private const double LowVoltage = 3.5;
    private const int WeakSignal = -103;

    /// <summary>Everything a status tells.</summary>
    public static IEnumerable<Finding> Look(ModemDocument modem)
    {
        string name = $"modem {modem.Name}";
        yield return State(name, modem);
        if (modem.Model is { } model)
        {
            yield return Finding.Ok($"{name} answers", $"{model} {modem.Firmware}".TrimEnd());
        }

        if (modem.PinTriesLeft is { } tries)
        {
            yield return tries > 1
                ? Finding.Ok($"{name} PIN", $"{tries} tries left")
                : Finding.Fail($"{name} PIN", $"{tries} tries left; the last one is never spent by itself",
                    "enter the right PIN by hand: put the SIM into a phone, then set PinFile");
        }

        if (modem.Iccid is { } iccid)
        {
            yield return Finding.Ok($"{name} SIM", iccid);
        }
        else if (modem.Model is not null && modem.State == ModemState.Faulted)
        {
            yield return Finding.Fail($"{name} SIM", "the module answers and has not read one",
                "put the SIM in, contacts to the board, and cut the supply for some seconds");
        }

        if (modem.State is ModemState.Ready or ModemState.Searching)
        {
            yield return modem.ServiceCentre is { Length: > 0 } centre
                ? Finding.Ok($"{name} service centre", centre)
                : Finding.Fail(
                    $"{name} service centre", "the SIM has none; nothing can be sent",
                    "iotsms at 'AT+CSCA=\"+4792001000\"' with your operator's number");
        }

        foreach (var finding in Readings(name, modem))
        {
            yield return finding;
        }
    }

    private static Finding State(string name, ModemDocument modem) => modem.State switch
    {
        ModemState.Ready => Finding.Ok(name, $"registered ({modem.Registration}{(modem.Operator is null ? "" : $", {modem.Operator}")})"),
        ModemState.SimLocked => Finding.Fail(
            name, $"the SIM is locked{Why(modem)}", "put the PIN into a file and name it in Modems:n:PinFile"),
        ModemState.Searching => modem.Registration == "denied"
            ? Finding.Fail(name, "the network refuses this SIM", "check the contract; try the SIM in a phone")
            : Finding.Warn(name, $"looks for a network{Why(modem)}", "check the antenna; wait some minutes"),
        ModemState.Faulted or ModemState.Off => Finding.Fail(
            name, $"does not work{Why(modem)}", "check supply, wiring (TX to RX) and Modems:n:BaudRate"),
        _ => Finding.Warn(name, $"still {modem.State}{Why(modem)}", "wait half a minute, then look again"),
    };

    private static IEnumerable<Finding> Readings(string name, ModemDocument modem)
    {
        if (modem.SignalDbm is { } signal)
        {
            yield return signal >= WeakSignal
                ? Finding.Ok($"{name} signal", $"{signal} dBm")
                : Finding.Warn($"{name} signal", $"{signal} dBm is weak", "move the antenna, or get a better one");
        }

        if (modem.Barred is { } error)
        {
            yield return Finding.Fail(
                $"{name} subscription", $"the network refuses it ({error})", "top it up, or ask the operator to let it send messages");
        }

        if (modem.Supply?.Detail is { } supply)
        {
            yield return Finding.Warn($"{name} supply", supply, "a supply for 2 A peaks, short thick wires, and 100 uF at the module");
        }
        else if (modem.SupplyVoltage is { } volts)
        {
            yield return volts >= LowVoltage
                ? Finding.Ok($"{name} supply", $"{volts:0.00} V")
                : Finding.Warn(
                    $"{name} supply", $"{volts:0.00} V is low; it will drop out while it sends",
                    "a supply for 2 A peaks, short thick wires, and 100 uF at the module");
        }

        if (modem is { SlotsUsed: { } used, SlotsTotal: > 0 and { } total })
        {
            yield return used < total
                ? Finding.Ok($"{name} storage", $"{used} of {total} slots used")
                : Finding.Fail(
                    $"{name} storage", $"all {total} slots are full; nothing more can come in",
                    "start the agent: it keeps what is in them, and then empties them");
        }
    }

    private static string Why(ModemDocument modem) => modem.Reason is { } reason ? $": {reason}" : "";
}
