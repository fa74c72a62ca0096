namespace IotSms.Gateway;

/// <summary>Where an item of the outbox's queue is.</summary>
internal enum QueuePlace
{
    /// <summary>Holds its place in line; not durable yet, so not to be taken.</summary>
    Reserved,

    /// <summary>Waits for its wall-clock time; nobody waits behind it.</summary>
    Scheduled,

    /// <summary>Waits for a while, after a refusal.</summary>
    Delayed,

    /// <summary>Can be taken when it is first of its line.</summary>
    Ready,

    /// <summary>Somebody has it: in the air, or in doubt.</summary>
    Taken,
}
