namespace IotSms.Pdu;

/// <summary>Special SMS message indication (3GPP TS 23.040 9.2.3.24.2): how many messages of a kind wait elsewhere.</summary>
/// <param name="Kind">What waits (the basic indication type).</param>
/// <param name="ExtendedKind">Extended message indication type; 0 none, 1 video message.</param>
/// <param name="Profile">Multiple subscriber profile, 0 to 3.</param>
/// <param name="Store">Whether the message itself is to be kept.</param>
/// <param name="Count">Number of messages waiting.</param>
public readonly record struct SpecialMessageIndication(WaitingKind Kind, int ExtendedKind, int Profile, bool Store, int Count)
{
    internal static SpecialMessageIndication From(InformationElement element) => new(
        (WaitingKind)(element.Data[0] & 0x03),
        element.Data[0] >> 2 & 0x07,
        element.Data[0] >> 5 & 0x03,
        (element.Data[0] & 0x80) != 0,
        element.Data[1]);
}
