namespace IotSms.Pdu.Tests.Tpdus;

public sealed class APduIsRead
{
    [Fact]
    public void A_message_tells_who_when_and_what()
    {
        var pdu = SmsPdu.DecodeHex("07912143658709F1040B918100551512F20000111010214365000AE8329BFD4697D9EC37",
            TpduDirection.MobileTerminated);
        var deliver = Assert.IsType<SmsDeliver>(pdu.Tpdu);
        Assert.Equal(("+12345678901", "+18005551212"), (pdu.ServiceCentre?.ToString(), deliver.Originator.ToString()));
        Assert.Equal(("2011-01-01T12:34:56+00:00", "hellohello"), (deliver.ServiceCentreTimeStamp.ToString(), deliver.UserData.Text));
        Assert.False(deliver.MoreMessagesToSend || deliver.LoopPrevention || deliver.StatusReportIndication || deliver.ReplyPath);
    }

    [Theory]
    [InlineData("00", true, false, false, false)] // inverted: 0 says that more wait
    [InlineData("04", false, false, false, false)]
    [InlineData("0C", false, true, false, false)]
    [InlineData("24", false, false, true, false)]
    [InlineData("84", false, false, false, true)]
    [InlineData("94", false, false, false, true)] // bit 4 means nothing
    public void The_first_octet_of_a_message_is_flags(string first, bool more, bool loop, bool report, bool reply)
    {
        var deliver = (SmsDeliver)SmsPdu.DecodeHex($"00{first}038111F300006211429000000000", TpduDirection.MobileTerminated).Tpdu;
        Assert.Equal((more, loop, report, reply),
            (deliver.MoreMessagesToSend, deliver.LoopPrevention, deliver.StatusReportIndication, deliver.ReplyPath));
    }

    [Theory]
    [InlineData("01", "", null)]
    [InlineData("11", "A7", typeof(ValidityPeriod.Relative))]
    [InlineData("19", "62114290000000", typeof(ValidityPeriod.Absolute))]
    [InlineData("09", "02FF0000000000", typeof(ValidityPeriod.Enhanced))]
    public void A_submit_has_a_validity_period_in_one_of_three_forms_or_none(string first, string period, Type? type)
    {
        var hex = $"00{first}2A038111F30000{period}0141";
        var pdu = SmsPdu.DecodeHex(hex, TpduDirection.MobileOriginated);
        var submit = (SmsSubmit)pdu.Tpdu;
        Assert.Equal((type, 42, "A"), (submit.ValidityPeriod?.GetType(), submit.MessageReference, submit.UserData.Text));
        Assert.Equal(hex, pdu.ToHex());
    }

    [Fact]
    public void A_validity_period_that_is_no_time_is_refused()
    {
        var refusal = Assert.Throws<PduException>(() =>
            SmsPdu.DecodeHex("00192A038111F30000FFFFFFFFFFFFFF0141", TpduDirection.MobileOriginated));
        Assert.Equal(("TP-VP", 9, "3GPP TS 23.040 9.2.3.12"), (refusal.Field, refusal.Octet, refusal.Clause));
    }

    [Fact]
    public void A_report_tells_what_became_of_which_message()
    {
        var report = (SmsStatusReport)SmsPdu.DecodeHex("0006060A9174091032546211429000000062114290005100" + "46",
            TpduDirection.MobileTerminated).Tpdu;
        Assert.Equal((6, "+4790012345", 0x46), (report.MessageReference, report.Recipient.ToString(), report.Status.Octet));
        Assert.Equal("2026-11-24T09:00:15+00:00", report.DischargeTime.ToString());
        Assert.Equal((null, null, null), (report.ProtocolIdentifier, report.DataCodingScheme, report.UserData));
    }

    [Theory]
    [InlineData("FFFFFFFF", null, null)] // padding of the module
    [InlineData("00", null, null)]
    [InlineData("0141", 0x41, null)]
    [InlineData("07410002E834", 0x41, "hi")]
    [InlineData("0402E834", null, "hi")] // no coding scheme: the default alphabet
    [InlineData("060804041F0440", null, "Пр")]
    [InlineData("0604", null, null)] // cut short: the report itself is whole
    public void A_report_may_have_a_tail(string tail, int? protocol, string? text)
    {
        var report = (SmsStatusReport)SmsPdu.DecodeHex($"0006060A917409103254621142900000006211429000510000{tail}",
            TpduDirection.MobileTerminated).Tpdu;
        Assert.Equal((protocol, text, StatusClass.Completed), (report.ProtocolIdentifier, report.UserData?.Text, report.Status.Class));
    }

    [Fact]
    public void A_report_that_answers_a_command_says_so()
    {
        var report = (SmsStatusReport)Tpdu.Decode(Convert.FromHexString("22060A917409103254621142900000006211429000510000"),
            TpduDirection.MobileTerminated);
        Assert.True(report.AnswersCommand && report.MoreMessagesToSend);
    }

    [Theory]
    [InlineData("0001", TpduDirection.MobileTerminated, "Message type 1 at octet 1 is none of SMS-DELIVER (0), SMS-STATUS-REPORT (2).")]
    [InlineData("0003", TpduDirection.MobileTerminated, "Message type 3 at octet 1 is none of SMS-DELIVER (0), SMS-STATUS-REPORT (2).")]
    [InlineData("0000", TpduDirection.MobileOriginated, "Message type 0 at octet 1 is none of SMS-SUBMIT (1).")]
    [InlineData("0002", TpduDirection.MobileOriginated, "Message type 2 at octet 1 is none of SMS-SUBMIT (1).")]
    public void A_type_that_does_not_travel_this_way_is_refused(string hex, TpduDirection direction, string words)
    {
        var refusal = Assert.Throws<PduException>(() => SmsPdu.DecodeHex(hex, direction));
        Assert.Equal(("TP-MTI", 1, "3GPP TS 23.040 9.2.3.1", words), (refusal.Field, refusal.Octet, refusal.Clause, refusal.Message));
    }

    [Theory]
    [InlineData("00G4", 1, "'G' at character 2 is no hexadecimal digit.")]
    [InlineData("00 04", 1, "' ' at character 2 is no hexadecimal digit.")]
    [InlineData("000", 1, "3 hexadecimal digits: an octet has two, one is missing.")]
    public void What_is_no_hexadecimal_is_refused_with_its_place(string hex, int octet, string words)
    {
        var refusal = Assert.Throws<PduException>(() => SmsPdu.DecodeHex(hex, TpduDirection.MobileTerminated));
        Assert.Equal(("PDU", octet, "3GPP TS 27.005 3.1", words), (refusal.Field, refusal.Octet, refusal.Clause, refusal.Message));
    }
}
