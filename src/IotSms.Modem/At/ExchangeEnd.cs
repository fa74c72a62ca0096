using IotSms.Modem.Uart;

namespace IotSms.Modem.At;

/// <summary>How an exchange ended.</summary>
internal abstract record ExchangeEnd
{
    private ExchangeEnd() { }

    /// <summary>By its final result code, or by the response that settles it when the code got lost.</summary>
    internal sealed record Answered(AtReply Reply, bool PayloadSent = false) : ExchangeEnd;

    /// <summary>A prompt of an earlier process was open.</summary>
    internal sealed record StuckPrompt : ExchangeEnd;

    /// <summary>Nothing within its time.</summary>
    internal sealed record Silent(bool PayloadSent) : ExchangeEnd;

    /// <summary>The module restarted or switched off.</summary>
    internal sealed record Restarted(bool PayloadSent, string Mark) : ExchangeEnd;

    /// <summary>The line broke or was closed.</summary>
    internal sealed record Broken(bool PayloadSent, UartException? Failure) : ExchangeEnd;

    /// <summary>Given up before the payload left: canceled, or it never became ready.</summary>
    internal sealed record Abandoned(string Reason) : ExchangeEnd;
}
