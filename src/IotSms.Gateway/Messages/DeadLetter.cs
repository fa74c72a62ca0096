namespace IotSms.Gateway;

/// <summary>Something a module held that can't be decoded: kept with its octets, so that nothing is lost.</summary>
/// <param name="Id">Its id, <c>dead-</c> and a ULID.</param>
/// <param name="Pdu">The PDU in hexadecimal.</param>
/// <param name="Reason">What is wrong with it: octet, field and clause.</param>
/// <param name="ReceivedAt">When it was made durable here.</param>
/// <param name="Modem">The modem that held it.</param>
public sealed record DeadLetter(string Id, string Pdu, string Reason, DateTimeOffset ReceivedAt, string Modem);
