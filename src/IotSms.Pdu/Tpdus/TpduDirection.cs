namespace IotSms.Pdu;

/// <summary>Which way a TPDU travels: the message type indicator means another thing each way (3GPP TS 23.040 9.2.3.1).</summary>
public enum TpduDirection
{
    /// <summary>Service centre to mobile: SMS-DELIVER and SMS-STATUS-REPORT.</summary>
    MobileTerminated,

    /// <summary>Mobile to service centre: SMS-SUBMIT.</summary>
    MobileOriginated,
}
