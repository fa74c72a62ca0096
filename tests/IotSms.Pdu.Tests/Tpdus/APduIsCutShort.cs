using CsCheck;

namespace IotSms.Pdu.Tests.Tpdus;

public sealed class APduIsCutShort
{
    private const string Seed = "0000KOIb9Cq4";

    // Service centre, first octet, TP-OA, TP-PID, TP-DCS, TP-SCTS, TP-UDL, TP-UD.
    private const string Deliver = "07919730071111F1440B919746121611F100008111702122222311060804123402029AD3";

    [Fact]
    public void Anywhere_in_a_submit_it_is_refused_and_nothing_else_happens() =>
        GenTpdu.Submit.Sample(submit => AssertEachCutRefused(submit.Encode(), TpduDirection.MobileOriginated), seed: Seed, iter: 300);

    [Fact]
    public void Anywhere_in_a_deliver_it_is_refused_and_nothing_else_happens() =>
        GenTpdu.Deliver.Sample(deliver => AssertEachCutRefused(deliver.Encode(), TpduDirection.MobileTerminated), seed: Seed, iter: 300);

    [Fact]
    public void Ahead_of_the_optional_tail_of_a_status_report_it_is_refused_and_in_it_forgiven() =>
        GenTpdu.StatusReport.Sample(report =>
        {
            var octets = report.Encode();
            var whole = (report with { ProtocolIdentifier = null, DataCodingScheme = null, UserData = null }).Encode().Length;
            AssertEachCutRefused(octets[..whole], TpduDirection.MobileTerminated);
            for (var length = whole; length < octets.Length; length++)
            {
                var read = (SmsStatusReport)Tpdu.Decode(octets.AsSpan(0, length), TpduDirection.MobileTerminated);
                Assert.Equal((report.MessageReference, report.Recipient, report.Status),
                    (read.MessageReference, read.Recipient, read.Status));
                Assert.Null(read.UserData);
            }
        }, seed: Seed, iter: 300);

    [Theory]
    [InlineData(0, "service centre address", "3GPP TS 24.011 8.2.5.2", 0)]
    [InlineData(1, "service centre address", "3GPP TS 24.011 8.2.5.2", 1)]
    [InlineData(5, "service centre address", "3GPP TS 24.011 8.2.5.2", 2)]
    [InlineData(8, "TP-MTI", "3GPP TS 23.040 9.2.3.1", 8)]
    [InlineData(9, "TP-OA", "3GPP TS 23.040 9.1.2.5", 9)]
    [InlineData(10, "TP-OA", "3GPP TS 23.040 9.1.2.5", 10)]
    [InlineData(13, "TP-OA", "3GPP TS 23.040 9.1.2.5", 11)]
    [InlineData(17, "TP-PID", "3GPP TS 23.040 9.2.3.9", 17)]
    [InlineData(18, "TP-DCS", "3GPP TS 23.040 9.2.3.10", 18)]
    [InlineData(19, "TP-SCTS", "3GPP TS 23.040 9.2.3.11", 19)]
    [InlineData(25, "TP-SCTS", "3GPP TS 23.040 9.2.3.11", 19)]
    [InlineData(26, "TP-UDL", "3GPP TS 23.040 9.2.3.16", 26)]
    [InlineData(27, "TP-UDL", "3GPP TS 23.040 9.2.3.16", 26)]
    [InlineData(35, "TP-UDL", "3GPP TS 23.040 9.2.3.16", 26)]
    public void The_refusal_names_field_clause_and_octet(int length, string field, string clause, int octet)
    {
        var refusal = Assert.Throws<PduException>(() => SmsPdu.DecodeHex(Deliver.AsSpan(0, 2 * length), TpduDirection.MobileTerminated));
        Assert.Equal((field, clause, octet), (refusal.Field, refusal.Clause, refusal.Octet));
        Assert.NotEmpty(refusal.Message);
    }

    [Theory]
    [InlineData("00", "TP-MTI", 1)]
    [InlineData("0001", "TP-MR", 2)]
    [InlineData("000100", "TP-DA", 3)]
    [InlineData("000100038111F3", "TP-PID", 7)]
    [InlineData("000100038111F300", "TP-DCS", 8)]
    [InlineData("001100038111F30000", "TP-VP", 9)]
    [InlineData("000900038111F30000010203", "TP-VP", 9)]
    [InlineData("001900038111F30000010203", "TP-VP", 9)]
    [InlineData("000100038111F30000", "TP-UDL", 9)]
    public void A_submit_names_its_own_fields(string hex, string field, int octet) =>
        AssertRefused(hex, TpduDirection.MobileOriginated, field, octet);

    [Theory]
    [InlineData("0006", "TP-MR", 2)]
    [InlineData("000622", "TP-RA", 3)]
    [InlineData("000622038111F3", "TP-SCTS", 7)]
    [InlineData("000622038111F362114290000004", "TP-DT", 14)]
    [InlineData("000622038111F36211429000000462114290000004", "TP-ST", 21)]
    public void A_status_report_names_its_own_fields(string hex, string field, int octet) =>
        AssertRefused(hex, TpduDirection.MobileTerminated, field, octet);

    [Fact]
    public void User_data_cut_short_is_taken_as_far_as_it_goes_where_that_is_asked_for()
    {
        const string submit = "0041010C910661345542F60008A0050003000301306F3044";
        Assert.Throws<PduException>(() => SmsPdu.DecodeHex(submit, TpduDirection.MobileOriginated));
        var read = (SmsSubmit)SmsPdu.DecodeTruncated(Convert.FromHexString(submit), TpduDirection.MobileOriginated).Tpdu;
        Assert.Equal(("はい", 3), (read.UserData.Text, read.UserData.Header!.Concatenation!.Value.Total));
    }

    [Fact]
    public void Taking_what_is_there_never_fails_on_user_data_without_a_header() =>
        GenTpdu.Deliver.Sample(deliver =>
        {
            var octets = new SmsPdu(null, deliver with { UserData = deliver.UserData with { Header = null } }).Encode();
            var start = octets.Length - deliver.UserData.Length;
            for (var length = Math.Max(start, 30); length < octets.Length; length++)
                Assert.IsType<SmsDeliver>(SmsPdu.DecodeTruncated(octets.AsSpan(0, length), TpduDirection.MobileTerminated).Tpdu);
        }, seed: Seed, iter: 300);

    private static void AssertEachCutRefused(byte[] octets, TpduDirection direction)
    {
        for (var length = 0; length < octets.Length; length++)
        {
            var refusal = Assert.Throws<PduException>(() => Tpdu.Decode(octets.AsSpan(0, length), direction));
            Assert.InRange(refusal.Octet, 0, length);
            Assert.StartsWith("3GPP TS 2", refusal.Clause);
            Assert.NotEmpty(refusal.Field);
        }
    }

    private static void AssertRefused(string hex, TpduDirection direction, string field, int octet)
    {
        var refusal = Assert.Throws<PduException>(() => SmsPdu.DecodeHex(hex, direction));
        Assert.Equal((field, octet), (refusal.Field, refusal.Octet));
    }
}
