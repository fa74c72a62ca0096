using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>What is known, told on change only.</content>
public sealed partial class CellularModem
{
    private readonly Dictionary<string, int> _registrations = [];
    private volatile ModemStatus _status = new() { State = ModemState.Off };
    private bool _configured;

    /// <inheritdoc/>
    public ModemStatus Status => _status;

    private void Change(Func<ModemStatus, ModemStatus> change)
    {
        lock (_statusTurn)
        {
            var before = _status;
            var after = change(before);
            _status = after;
            // The clock's hands move all the time; that is no change of status.
            if (before != after with { NetworkTime = before.NetworkTime }) _news.Writer.TryWrite(new ModemNews.StatusChanged(after));
        }
    }

    private void Enter(ModemState state, string? reason = null)
    {
        LogState(Name, state, reason is null ? "" : $", {reason}");
        Change(status => status with { State = state, Reason = reason });
    }

    // True when it is news: a moving device tells of each new cell.
    private bool Registered(RegistrationReport report)
    {
        lock (_statusTurn)
        {
            if (_registrations.TryGetValue(report.Domain, out var before) && before == report.Stat) return false;
            _registrations[report.Domain] = report.Stat;
        }

        // Packet registration over GPRS says nothing about short messages; only LTE's does.
        if (report.Domain != "CGREG") Change(WithRegistration);
        return true;
    }

    // Circuit and packet domain may differ: on LTE, CREG may be 0 while CEREG is 1. One of them is enough to send.
    private ModemStatus WithRegistration(ModemStatus status)
    {
        var circuit = _registrations.TryGetValue("CREG", out var creg) ? creg : (int?)null;
        var packet = _registrations.TryGetValue("CEREG", out var cereg) ? cereg : (int?)null;
        var better = RegistrationReport.CanSend(circuit) || packet is null ? circuit
            : RegistrationReport.CanSend(packet) ? packet
            : circuit ?? packet;
        status = status with { Registration = better };
        if (!_configured || status.State is not (ModemState.Searching or ModemState.Ready or ModemState.Configuring)) return status;
        return RegistrationReport.CanSend(better)
            ? status with { State = ModemState.Ready, Reason = null }
            : status with { State = ModemState.Searching, Reason = Explain(better) };
    }

    private static string Explain(int? registration) => registration switch
    {
        2 => "searching for a network",
        3 => "the network denies registration: is the SIM active?",
        8 or 11 => "emergency calls only",
        _ => "not registered",
    };
}
