using System.Collections.Immutable;
using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>Makes the PDUs of a message, and keeps those of the next one ready while the current one is in the air.</summary>
internal sealed class PartEncoder
{
    private Encoded? _current, _next;

    /// <summary>The PDU of a part.</summary>
    /// <exception cref="PduException">The text or the number can't be coded after all.</exception>
    public SmsPdu Encode(PartInHand hand)
    {
        if (_current?.IsOf(hand.Message) != true)
            _current = _next?.IsOf(hand.Message) == true ? _next : EncodeAll(hand);
        return new SmsPdu(ServiceCentre: null, _current.Parts[hand.Part]);
    }

    /// <summary>Makes a message ready that probably comes next.</summary>
    public void Prepare(PartInHand hand)
    {
        if (_current?.IsOf(hand.Message) != true && _next?.IsOf(hand.Message) != true)
            _next = EncodeAll(hand);
    }

    private static Encoded EncodeAll(PartInHand hand)
    {
        var message = hand.Message;
        var options = new SubmitOptions
        {
            StatusReport = message.StatusReport,
            ValidityPeriod = message.Plain ? null : Validity(hand.TimeLeft),
            MessageClass = message is { Flash: true, Plain: false } ? 0 : null,
            Reference = message.ConcatenationReference,
        };
        return new Encoded(
            message.Key, message.Plain, SmsSubmit.ForText(TpAddress.FromNumber(message.To), TextPlan.Prepare(message), options));
    }

    /// <summary>The service centre shall not deliver what its sender takes for expired.</summary>
    private static ValidityPeriod.Relative Validity(TimeSpan left) => ValidityPeriod.Relative.AtMost(TimeSpan.FromTicks(Math.Clamp(
        left.Ticks, new ValidityPeriod.Relative(byte.MinValue).Duration.Ticks, new ValidityPeriod.Relative(byte.MaxValue).Duration.Ticks)));

    private sealed record Encoded(Ulid Key, bool Plain, ImmutableArray<SmsSubmit> Parts)
    {
        public bool IsOf(OutboxMessage message) => message.Key == Key && message.Plain == Plain;
    }
}
