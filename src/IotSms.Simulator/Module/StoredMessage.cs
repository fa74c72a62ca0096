namespace IotSms.Simulator.Module;

/// <summary>A PDU in a slot.</summary>
/// <param name="Status">27.005 3.1 <c>stat</c>: 0 received unread, 1 received read, 2 stored unsent, 3 stored sent.</param>
/// <param name="Octets">Service centre address and TPDU.</param>
internal sealed record StoredMessage(int Status, byte[] Octets)
{
    /// <summary>Length as <c>+CMGR</c> prints it: without the service centre address.</summary>
    public int Length => Octets.Length - 1 - Octets[0];
}
