using System.Runtime.CompilerServices;
using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>The newest status of each modem, for one reader.</summary>
internal sealed class ModemStatusFeed(TimeProvider time)
{
    private readonly Dictionary<string, ModemStatus> _untold = [];
    private readonly Wakeup _wakeup = new(time);

    /// <summary>A modem's status, in the place of one not read yet.</summary>
    public void Show(string modem, ModemStatus status)
    {
        lock (_untold)
            _untold[modem] = status;
        _wakeup.Set();
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
                    var (modem, status) = _untold.First();
                    _untold.Remove(modem);
                    next = (modem, status);
                }
            }
            if (next is { } told)
                yield return told;
            else
                await _wakeup.WaitAsync(null, cancellationToken).ConfigureAwait(false);
        }
    }
}
