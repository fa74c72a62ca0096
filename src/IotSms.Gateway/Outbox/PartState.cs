namespace IotSms.Gateway;

/// <summary>Where one short message of an outgoing message stands. The numbers are on disk.</summary>
internal enum PartState
{
    /// <summary>Waits for its turn.</summary>
    Waiting = 0,

    /// <summary>About to be submitted; after a crash nobody knows whether it was.</summary>
    Submitting = 1,

    /// <summary>The service centre has it.</summary>
    Accepted = 2,

    /// <summary>It may have gone out or not.</summary>
    Unknown = 3,

    /// <summary>The status report says that it arrived.</summary>
    Delivered = 4,

    /// <summary>The status report says that it will not arrive.</summary>
    Undelivered = 5,
}
