using IotSms.Simulator.Events;

namespace IotSms.Simulator.Module;

/// <summary>Registration with the network (27.007 7.2).</summary>
internal sealed partial class VirtualModule
{
    private Registration? _packetRegistration;

    public Registration Registration { get; private set; }

    /// <summary>Whether messages can go out and come in, by the one domain or the other.</summary>
    public bool IsOnNetwork => Power is PowerState.On && Sim is { IsUsable: true } && !IsSimLost
        && (IsRegistered((int)Registration) || IsRegistered(PacketRegistration));

    /// <summary><c>+CSQ</c>: rssi and ber (27.007 8.5); unknown without a network.</summary>
    public string SignalQuality => IsOnNetwork ? Network.SignalQuality : "99,99";

    /// <summary>The stat of <c>+CGREG</c> and <c>+CEREG</c>: they know no SMS-only state.</summary>
    public int PacketRegistration => (_packetRegistration ?? Registration) switch
    {
        Registration.SmsOnlyHome => 1,
        Registration.SmsOnlyRoaming => 5,
        var same => (int)same,
    };

    /// <summary>The network's word on this module changes; the packet domain's too, where it differs.</summary>
    public void Register(Registration registration, Registration? packet = null)
    {
        var (wasOnNetwork, stat, packetStat) = (IsOnNetwork, (int)Registration, PacketRegistration);
        (Registration, _packetRegistration) = (registration, packet);
        if (stat != (int)registration)
        {
            Events.Add(new SimulatorEvent.Registered((int)registration));
            TellRegistration("+CREG");
        }

        if (packetStat != PacketRegistration)
        {
            TellRegistration("+CGREG");
            TellRegistration("+CEREG");
        }

        if (!IsOnNetwork)
            return;
        if (!wasOnNetwork)
            TellTime();
        Network.Pump();
    }

    /// <summary><c>stat[,lac,ci[,AcT]]</c> as the setting's n asks for.</summary>
    public string RegistrationText(string command)
    {
        var stat = command == "+CREG" ? (int)Registration : PacketRegistration;
        if (Settings[command] != 2 || !IsRegistered(stat))
            return $"{stat}";
        var (lac, cell) = Profile.Cell;
        return Profile.QuotedCells ? $"{stat},\"{lac}\",\"{cell}\"" : $"{stat},{lac},{cell}";
    }

    private void PlanRegistration(TimeSpan after) => AfterInSession(after, () =>
    {
        if (Sim is { IsUsable: true } && Functionality == 1)
            Register(Network.Offered, Network.OfferedPacket);
    });

    private void TellRegistration(string command)
    {
        if (Settings[command] > 0)
            Urc($"{command}: {RegistrationText(command)}");
    }

    private static bool IsRegistered(int stat) => stat is 1 or 5 or 6 or 7;
}
