using IotSms.Simulator.Events;

namespace IotSms.Simulator.Network;

/// <summary>A message or a status report on its way to the module.</summary>
/// <param name="Octets">Service centre address and TPDU.</param>
/// <param name="Class">Message class (3GPP TS 23.038 4); null for none.</param>
/// <param name="Arrival">What the log says when the module takes it.</param>
internal sealed record Inbound(byte[] Octets, int? Class, SimulatorEvent Arrival)
{
    /// <summary>Length as <c>+CMT</c> and <c>+CDS</c> print it: without the service centre address.</summary>
    public int Length => Octets.Length - 1 - Octets[0];
}
