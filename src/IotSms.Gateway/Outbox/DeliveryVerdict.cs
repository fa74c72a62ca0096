namespace IotSms.Gateway;

/// <summary>The classes of TP-ST (3GPP TS 23.040 9.2.3.15).</summary>
internal enum DeliveryVerdict
{
    /// <summary>The service centre still tries, or says something reserved.</summary>
    StillTrying,

    /// <summary>Transaction completed.</summary>
    Delivered,

    /// <summary>Permanent error, or it stopped trying.</summary>
    Undelivered,
}
