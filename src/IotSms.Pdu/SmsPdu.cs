namespace IotSms.Pdu;

/// <summary>Placeholder until the codec lands.</summary>
public sealed record SmsPdu;
