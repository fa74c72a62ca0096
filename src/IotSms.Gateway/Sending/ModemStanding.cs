namespace IotSms.Gateway;

/// <summary>What the outbox knows of a modem: whether it can send, and since when it can't. All under the outbox's lock.</summary>
internal sealed class ModemStanding(string name, Wakeup wakeup)
{
    private readonly HashSet<string> _refusedRecipients = [];
    private int _troubles, _failuresInARow;
    private TimeSpan _restsUntil, _barredUntil;
    private TimeSpan? _inTroubleSince, _barredSince;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Wakes its send loop.</summary>
    public Wakeup Wakeup { get; } = wakeup;

    /// <summary>Since when it can't send, as uptime; null: it can.</summary>
    public TimeSpan? DownSince { get; private set; } = TimeSpan.Zero;

    /// <summary>Since when nothing has passed it, because it is down or in trouble, as uptime.</summary>
    public TimeSpan? UnableSince => DownSince ?? _barredSince ?? _inTroubleSince;

    /// <summary>The message that met its last trouble, and may be what troubles it.</summary>
    public Ulid? Suspect { get; set; }

    /// <summary>It is left in peace until this uptime.</summary>
    public TimeSpan PausedUntil => _barredUntil > _restsUntil ? _barredUntil : _restsUntil;

    /// <summary>Notes whether it can send. One that comes back is forgiven; but its subscription is what it was.</summary>
    public void SetCanSend(bool canSend, TimeSpan now)
    {
        if (canSend && DownSince is not null)
            (_restsUntil, _inTroubleSince) = (TimeSpan.Zero, null);
        DownSince = canSend ? null : DownSince ?? now;
    }

    /// <summary>Whether others may take over what it has begun.</summary>
    public bool IsUnableFor(TimeSpan patience, TimeSpan now) => UnableSince is { } since && now - since >= patience;

    /// <summary>The network accepted something: nothing is wrong with it.</summary>
    public void Accepted()
    {
        _refusedRecipients.Clear();
        _troubles = _failuresInARow = 0;
        (_barredUntil, _barredSince) = (TimeSpan.Zero, null);
        (_inTroubleSince, Suspect) = (null, null);
    }

    /// <summary>Another SIM: whatever was wrong with the one before is gone with it.</summary>
    public void SimChanged()
    {
        _restsUntil = TimeSpan.Zero;
        Accepted();
    }

    /// <summary>The subscription may not send, and is tried again after a while. True: that is news.</summary>
    public bool Bar(TimeSpan length, TimeSpan now)
    {
        var isNews = _barredSince is null;
        _barredSince ??= now;
        _barredUntil = now + length;
        return isNews;
    }

    /// <summary>Something was refused. Three different recipients in a row are not to blame; the modem is. True: it now is.</summary>
    public bool Refused(string recipient, Backoff backoff, TimeSpan now)
    {
        _refusedRecipients.Add(recipient);
        if (_refusedRecipients.Count < 3)
            return false;
        _refusedRecipients.Clear();
        Pause(backoff, now);
        return true;
    }

    /// <summary>It is in trouble: a pause that grows.</summary>
    public void Pause(Backoff backoff, TimeSpan now)
    {
        _restsUntil = now + backoff.After(++_troubles);
        _inTroubleSince ??= now;
    }

    /// <summary>Nothing left it: a short pause that grows.</summary>
    public void PauseBriefly(Backoff backoff, TimeSpan now) => _restsUntil = now + backoff.After(++_failuresInARow);
}
