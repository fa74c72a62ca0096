using System.Runtime.CompilerServices;
using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>The newest status of each modem, with what is remembered of its SIM, for one reader.</summary>
internal sealed class ModemStatusFeed(TimeProvider time)
{
    private readonly Dictionary<string, ModemStatus> _newest = [];
    private readonly Dictionary<string, SimCard> _sims = [];
    private readonly HashSet<string> _untold = [];
    private readonly Wakeup _wakeup = new(time);

    /// <summary>A modem's status, in the place of one not read yet.</summary>
    public void Show(string modem, ModemStatus status)
    {
        lock (_untold)
        {
            _newest[modem] = status;
            _untold.Add(modem);
        }
        _wakeup.Set();
    }

    /// <summary>What is remembered of a modem's SIM.</summary>
    public void Note(SimCard sim)
    {
        lock (_untold)
        {
            _sims[sim.Modem] = sim;
            if (_newest.ContainsKey(sim.Modem))
                _untold.Add(sim.Modem);
        }
        _wakeup.Set();
    }

    /// <summary>A status with what is remembered of the modem's SIM.</summary>
    public ModemStatus Complete(string modem, ModemStatus status)
    {
        lock (_untold)
            return _sims.TryGetValue(modem, out var sim) ? status with { SimBefore = sim.Before, Barred = sim.Barred } : status;
    }

    /// <summary>Each status as it comes.</summary>
    public async IAsyncEnumerable<(string Modem, ModemStatus Status)> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            (string, ModemStatus)? next = null;
            lock (_untold)
            {
                if (_untold.Count > 0)
                {
                    var modem = _untold.First();
                    _untold.Remove(modem);
                    next = (modem, Complete(modem, _newest[modem]));
                }
            }
            if (next is { } told)
                yield return told;
            else
                await _wakeup.WaitAsync(null, cancellationToken).ConfigureAwait(false);
        }
    }
}
