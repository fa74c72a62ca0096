using IotSms.Pdu;

namespace IotSms.Modem;

/// <summary>One TPDU on its way to the network.</summary>
/// <param name="Id">The caller's name for it; a late answer comes back under this name.</param>
/// <param name="Pdu">The SMS-SUBMIT with its service centre (none: the one on the SIM).</param>
/// <param name="Journaled">
/// Completes when the intent to submit is durable. The module is already at its prompt meanwhile, so that the disk
/// costs no time on the air.
/// </param>
public sealed record Submission(string Id, SmsPdu Pdu, Task Journaled);
