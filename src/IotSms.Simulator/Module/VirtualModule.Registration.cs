using IotSms.Simulator.Events;

namespace IotSms.Simulator.Module;

/// <summary>Registration with the network (27.007 7.2).</summary>
internal sealed partial class VirtualModule
{
    public Registration Registration { get; private set; }

    /// <summary>Whether messages can go out and come in.</summary>
    public bool IsOnNetwork => Power is PowerState.On && Sim is { IsUsable: true }
        && Registration is Registration.Home or Registration.Roaming or Registration.SmsOnlyHome or Registration.SmsOnlyRoaming;

    /// <summary><c>+CSQ</c>: rssi and ber (27.007 8.5); unknown without a network.</summary>
    public string SignalQuality => IsOnNetwork ? Network.SignalQuality : "99,99";

    /// <summary>The stat of <c>+CGREG</c> and <c>+CEREG</c>: they know no SMS-only state.</summary>
    public int PacketRegistration => Registration switch
    {
        Registration.SmsOnlyHome => 1,
        Registration.SmsOnlyRoaming => 5,
        _ => (int)Registration,
    };

    /// <summary>The network's word on this module changes.</summary>
    public void Register(Registration registration)
    {
        if (Registration == registration)
            return;
        Registration = registration;
        Events.Add(new SimulatorEvent.Registered((int)registration));
        foreach (var command in (ReadOnlySpan<string>)["+CREG", "+CGREG", "+CEREG"])
        {
            if (Settings[command] > 0)
                Urc($"{command}: {RegistrationText(command)}");
        }

        if (IsOnNetwork)
            Network.Pump();
    }

    /// <summary><c>stat[,lac,ci[,AcT]]</c> as the setting's n asks for.</summary>
    public string RegistrationText(string command)
    {
        var stat = command == "+CREG" ? (int)Registration : PacketRegistration;
        if (Settings[command] != 2 || stat is not (1 or 5 or 6 or 7))
            return $"{stat}";
        var (lac, cell) = Profile.Cell;
        return Profile.QuotedCells ? $"{stat},\"{lac}\",\"{cell}\"" : $"{stat},{lac},{cell}";
    }

    private void PlanRegistration(TimeSpan after) => AfterInSession(after, () =>
    {
        if (Sim is { IsUsable: true } && Functionality == 1)
            Register(Network.Offered);
    });
}
