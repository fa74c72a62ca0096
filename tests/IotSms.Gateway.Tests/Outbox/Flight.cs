using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>One submission as the network knows it, which may be more than anybody on site does.</summary>
internal sealed class Flight(PartInHand hand, string modem, DateTimeOffset at)
{
    public PartInHand Hand { get; } = hand;

    public string Modem { get; } = modem;

    /// <summary>By the network's clock.</summary>
    public DateTimeOffset At { get; } = at;

    public byte Reference { get; private set; }

    /// <summary>Whether the network has it.</summary>
    public bool Arrived { get; private set; }

    /// <summary>Whether it is known on site that the network does not have it.</summary>
    public bool IsKnownNotToHaveArrived { get; set; }

    public string MessageId => Hand.Message.Id;

    public Flight Arrive(byte reference)
    {
        (Arrived, Reference) = (true, reference);
        return this;
    }

    public SmsStatusReport Report(byte status) => new()
    {
        MessageReference = Reference,
        Recipient = TpAddress.FromNumber(Hand.Message.To),
        ServiceCentreTimeStamp = ServiceCentreTimeStamp.FromTime(At),
        DischargeTime = ServiceCentreTimeStamp.FromTime(At),
        Status = new TpStatus(status),
    };
}
