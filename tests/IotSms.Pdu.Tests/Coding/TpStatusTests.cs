namespace IotSms.Pdu.Tests.Coding;

public sealed class TpStatusTests
{
    [Theory]
    [InlineData(0x00, StatusClass.Completed, "received by the SME")]
    [InlineData(0x01, StatusClass.Completed, "forwarded to the SME, delivery can't be confirmed")]
    [InlineData(0x02, StatusClass.Completed, "replaced by the service centre")]
    [InlineData(0x03, StatusClass.Completed, "specific to the service centre or reserved")]
    [InlineData(0x1F, StatusClass.Completed, "specific to the service centre or reserved")]
    [InlineData(0x20, StatusClass.StillTrying, "congestion")]
    [InlineData(0x21, StatusClass.StillTrying, "SME busy")]
    [InlineData(0x22, StatusClass.StillTrying, "no response from SME")]
    [InlineData(0x23, StatusClass.StillTrying, "service rejected")]
    [InlineData(0x24, StatusClass.StillTrying, "quality of service not available")]
    [InlineData(0x25, StatusClass.StillTrying, "error in SME")]
    [InlineData(0x3F, StatusClass.StillTrying, "specific to the service centre or reserved")]
    [InlineData(0x40, StatusClass.PermanentError, "remote procedure error")]
    [InlineData(0x41, StatusClass.PermanentError, "incompatible destination")]
    [InlineData(0x42, StatusClass.PermanentError, "connection rejected by SME")]
    [InlineData(0x43, StatusClass.PermanentError, "not obtainable")]
    [InlineData(0x44, StatusClass.PermanentError, "quality of service not available")]
    [InlineData(0x45, StatusClass.PermanentError, "no interworking available")]
    [InlineData(0x46, StatusClass.PermanentError, "validity period expired")]
    [InlineData(0x47, StatusClass.PermanentError, "deleted by originating SME")]
    [InlineData(0x48, StatusClass.PermanentError, "deleted by service centre administration")]
    [InlineData(0x49, StatusClass.PermanentError, "message does not exist")]
    [InlineData(0x5F, StatusClass.PermanentError, "specific to the service centre or reserved")]
    [InlineData(0x60, StatusClass.StoppedTrying, "congestion")]
    [InlineData(0x65, StatusClass.StoppedTrying, "error in SME")]
    [InlineData(0x7F, StatusClass.StoppedTrying, "specific to the service centre or reserved")]
    [InlineData(0x80, StatusClass.Reserved, "reserved")]
    [InlineData(0xFF, StatusClass.Reserved, "reserved")]
    public void A_status_has_a_class_and_a_meaning(byte octet, StatusClass statusClass, string meaning) =>
        Assert.Equal((statusClass, meaning), (new TpStatus(octet).Class, new TpStatus(octet).Meaning));
}
