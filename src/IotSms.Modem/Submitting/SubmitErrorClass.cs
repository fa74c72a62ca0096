namespace IotSms.Modem;

/// <summary>What an error to a submission means for the message and for the queue behind it.</summary>
public enum SubmitErrorClass
{
    /// <summary>May work in seconds: try again with back-off.</summary>
    Transient,

    /// <summary>The network is congested or out of order: try again with a longer back-off.</summary>
    TransientLong,

    /// <summary>This message will never be taken (number, form, service refused).</summary>
    Permanent,

    /// <summary>Nothing goes out from this subscription: barred, or not subscribed. Stop the queue and say so.</summary>
    Account,

    /// <summary>The module, its storage or the SIM is in trouble: mend it, the message is innocent.</summary>
    Device,

    /// <summary>It may have gone out or not.</summary>
    Unknown,

    /// <summary>The service centre still holds the same message from before: as good as sent.</summary>
    Duplicate,

    /// <summary>
    /// An optional element (validity, data coding, protocol identifier) was refused, or the message as a whole without a word on
    /// why: try once in its plainest form.
    /// </summary>
    RetryPlain,
}
