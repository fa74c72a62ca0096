namespace IotSms.Pdu;

/// <summary>Where in the standards a field is defined; errors quote these.</summary>
internal static class Clause
{
    public const string ServiceCentreAddress = "3GPP TS 24.011 8.2.5.2";
    public const string SemiOctets = "3GPP TS 23.040 9.1.2.3";
    public const string Address = "3GPP TS 23.040 9.1.2.5";
    public const string Deliver = "3GPP TS 23.040 9.2.2.1";
    public const string Submit = "3GPP TS 23.040 9.2.2.2";
    public const string StatusReport = "3GPP TS 23.040 9.2.2.3";
    public const string MessageTypeIndicator = "3GPP TS 23.040 9.2.3.1";
    public const string MessageReference = "3GPP TS 23.040 9.2.3.6";
    public const string ProtocolIdentifier = "3GPP TS 23.040 9.2.3.9";
    public const string DataCodingScheme = "3GPP TS 23.040 9.2.3.10";
    public const string ServiceCentreTimeStamp = "3GPP TS 23.040 9.2.3.11";
    public const string ValidityPeriod = "3GPP TS 23.040 9.2.3.12";
    public const string DischargeTime = "3GPP TS 23.040 9.2.3.13";
    public const string Status = "3GPP TS 23.040 9.2.3.15";
    public const string UserDataLength = "3GPP TS 23.040 9.2.3.16";
    public const string UserData = "3GPP TS 23.040 9.2.3.24";
    public const string Concatenation = "3GPP TS 23.040 9.2.3.24.1";
    public const string ParameterIndicator = "3GPP TS 23.040 9.2.3.27";
    public const string CellBroadcastPage = "3GPP TS 23.041 9.4.1.2";
    public const string Hexadecimal = "3GPP TS 27.005 3.1";
}
