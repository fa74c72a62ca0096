using IotSms.Modem.At.Responses;

namespace IotSms.Modem.Tests.Responses;

/// <summary>Each response in the shapes modules print it.</summary>
public sealed class ResponseTests
{
    [Theory]
    [InlineData("+CREG: 2,1,\"1A2B\",\"3C4D\"", 2, 1, 0x1A2BL, 0x3C4DL, null)]
    [InlineData("+CREG: 2,1,1A2B,1C3D4E5", 2, 1, 0x1A2BL, 0x1C3D4E5L, null)]
    [InlineData("+CREG: 2,5,\"2af5\",\"0b88e350\",2", 2, 5, 0x2AF5L, 0x0B88E350L, 2)]
    [InlineData("+CREG: 1", null, 1, null, null, null)]
    [InlineData("+CREG: 0,0", 0, 0, null, null, null)]
    [InlineData("+CREG: 5,\"1A2B\",\"3C4D\"", null, 5, 0x1A2BL, 0x3C4DL, null)]
    [InlineData("+CREG: 1,0010,0011,7", null, 1, 0x10L, 0x11L, 7)]
    [InlineData("+CEREG: 2,1, 1F00, 20 ,79D903 ,7", 2, 1, 0x1F00L, 0x79D903L, 7)]
    [InlineData("+CREG: 2,1,\"\",\"605F\"", 2, 1, null, 0x605FL, null)]
    public void Registration_is_read_in_both_its_shapes(string line, int? mode, int stat, long? area, long? cell, int? access)
    {
        var report = RegistrationReport.Parse(line);
        Assert.NotNull(report);
        Assert.Equal((mode, stat, area, cell, access), (report.Mode, report.Stat, report.AreaCode, report.Cell, report.Access));
        Assert.Equal(mode is not null, RegistrationReport.IsReadResponse(line));
    }

    [Theory]
    [InlineData("+CREG:")]
    [InlineData("+CREG: x")]
    [InlineData("REG")]
    public void What_is_no_registration_is_none(string line) => Assert.Null(RegistrationReport.Parse(line));

    [Theory]
    [InlineData("+CSQ: 18,0", -77)]
    [InlineData("+CSQ: 0, 0", -113)]
    [InlineData("+CSQ:31,99", -51)]
    [InlineData("+CSQ: 99,99", null)]
    [InlineData("+CSQ: 150,0", null)]
    public void Signal_is_read_in_dbm(string line, int? dbm) => Assert.Equal(dbm, SignalQuality.Parse(line)?.Dbm);

    [Theory]
    [InlineData("+CBC: 0,92,4127", 4127)]
    [InlineData("+CBC: 3.591V", 3591)]
    [InlineData("+CBC: 0,92", null)]
    [InlineData("+CBC: volts", null)]
    public void Voltage_is_read_in_both_formats(string line, int? millivolts) => Assert.Equal(millivolts, SupplyVoltage.Parse(line));

    [Theory]
    [InlineData("+CCLK: \"26/11/23,10:30:00+04\"", "2026-11-23T10:30:00+01:00", true)]
    [InlineData("+CCLK: \"26/11/23,10:30:00-20\"", "2026-11-23T10:30:00-05:00", true)]
    [InlineData("+CCLK: \"80/01/06,00:00:12+00\"", "2080-01-06T00:00:12+00:00", false)]
    [InlineData("+CCLK: \"04/01/01,00:00:12+00\"", "2004-01-01T00:00:12+00:00", false)]
    public void The_clock_has_its_zone_in_quarters_of_an_hour_and_may_not_be_set(string line, string expected, bool isSet)
    {
        var clock = ModuleClock.Parse(line);
        Assert.Equal(DateTimeOffset.Parse(expected), clock);
        Assert.Equal(isSet, ModuleClock.IsSet(clock!.Value));
    }

    [Theory]
    [InlineData("+CCLK: \"26/13/23,10:30:00+04\"")]
    [InlineData("+CCLK: \"26/11/23,10:30:00+99\"")]
    [InlineData("+CCLK: ")]
    public void What_is_no_time_is_none(string line) => Assert.Null(ModuleClock.Parse(line));

    [Theory]
    [InlineData("+CMTI: \"SM\",3", "SM", 3)]
    [InlineData("+CMTI: \"ME\",0", "ME", 0)]
    [InlineData("+CDSI: \"SR\",0", "SR", 0)]
    [InlineData("+CMTI: \"SM\",3,\"MMS PUSH\"", "SM", 3)]
    public void A_storage_indication_names_its_slot(string line, string storage, int index) =>
        Assert.Equal(new StorageSlot(storage, index), StorageIndication.Parse(line));

    [Theory]
    [InlineData("+CMTI: ,-1")]
    [InlineData("+CMTI: \"SM\"")]
    public void A_storage_indication_without_a_place_has_no_slot(string line) => Assert.Null(StorageIndication.Parse(line));

    [Theory]
    [InlineData("+CMGS: 34", 34)]
    [InlineData("+CMGS:255", 255)]
    [InlineData("+CMGS: 7,\"26/11/23,10:30:00+04\"", 7)]
    [InlineData("+CMGS: ", null)]
    [InlineData("+CMGS: 256", null)]
    public void A_message_reference_is_an_octet_or_not_named(string line, int? reference) =>
        Assert.Equal(reference, (int?)SubmitReference.Parse(line));

    [Theory]
    [InlineData("+CPMS: \"SM\",1,40,\"SM\",1,40,\"SM\",2,40", "SM", 2, 40)]
    [InlineData("+CPMS: 0,23,0,23,5,23", "", 5, 23)]
    public void The_receiving_storage_is_the_last(string line, string name, int used, int total) =>
        Assert.Equal(new MessageStorage(name, used, total), MessageStorage.Parse(line)[^1]);

    [Theory]
    [InlineData("8949020000012345678f", "8949020000012345678")]
    [InlineData("+ICCID: 89490200000123456789", "89490200000123456789")]
    [InlineData("ERROR", null)]
    public void An_iccid_is_read_bare_or_named(string line, string? iccid) => Assert.Equal(iccid, Iccid.Parse(line));

    [Theory]
    [InlineData("+SPIC: 3,3,10,10", 2, 10)]
    [InlineData("+SPIC: 3,10,3,10", 1, 10)]
    public void Pin_tries_are_read_in_the_models_order(string line, int pukPosition, int puk) =>
        Assert.Equal(new PinTries(3, puk), PinTries.Parse(line, pukPosition));

    [Theory]
    [InlineData("+CNUM: \"something\",\"1234567890\",161", "1234567890")]
    [InlineData("+CNUM: ,\"+4790012345\",145", "+4790012345")]
    [InlineData("+CNUM: \"My phone,\"1234567890\",161", "1234567890")]
    [InlineData("+CNUM: \"a, b\",\"1234567890\",129,0,4", "1234567890")]
    [InlineData("+CNUM: \"12\",\"*100#\",129", "*100#")]
    [InlineData("+CNUM: \"\",\"\",129", null)]
    [InlineData("+CNUM:", null)]
    public void The_own_number_is_read_whatever_its_name_is(string line, string? number) =>
        Assert.Equal(number, SubscriberNumber.Parse(line));

    [Theory]
    [InlineData("861311000000123", "861311000000123")]
    [InlineData("+CGSN: \"86131100000012\"", "86131100000012")]
    [InlineData("8613110000001234", "8613110000001234")]
    [InlineData("86131100000012F", null)]
    [InlineData("Autobaud: OK", null)]
    public void An_imei_is_14_to_16_digits(string line, string? imei) => Assert.Equal(imei, Imei.Parse(line));

    [Theory]
    [InlineData("+CMGR: 0,,2|00AABB", true)]
    [InlineData("+CMGR: 0,,2|00AABBFFFF", true)]
    [InlineData("+CMGR: 0,,2|0191AABB", true)]
    [InlineData("+CMGR: 0,,2|0191AA", false)]
    [InlineData("+CMGR: 0,,2|00AAB", false)]
    [InlineData("+CMGR: 0,,2|00AGBB", false)]
    [InlineData("+CMGR: 0,,2|0", false)]
    [InlineData("+CMGR: 0,,2", false)]
    [InlineData("+CMGL: 1,1,,2|+CMGL: 2,1,,2|00AABB", false)]
    [InlineData("+CMGL: 1,1,\"\",2|00AABB|+CMGL: 2,1,\"\",1|00AA", true)]
    [InlineData("+CMGL: 1,1,\"\",2|00AABB|+CMGL: 2,1,\"\",1|00A", false)]
    [InlineData("", true)]
    public void A_pdu_is_whole_when_it_has_the_octets_announced(string lines, bool whole) =>
        Assert.Equal(whole, StoredMessages.AreWhole(lines.Split('|', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void A_header_without_its_pdu_is_no_message() =>
        Assert.Equal(
            [new StoredPdu(new StorageSlot("SM", 2), 0, "00AABB")],
            StoredMessages.ParseList(["+CMGL: 1,1,,2", "+CMGL: 2,0,,2", "00AABB", "+CMGL: 3,0,,2"], "SM"));

    [Theory]
    [InlineData("+CESQ: 99,99,255,255,20,80", null, null, -10.0, -61.0)]
    [InlineData("+CESQ: 10,6,255,255,255,255", -101.0, 6, null, null)]
    public void Extended_signal_quality_is_read_where_it_is_known(string line, double? rssi, int? errors, double? rsrq, double? rsrp)
    {
        var quality = ExtendedSignalQuality.Parse(line)!;
        Assert.Equal((rssi, errors, rsrq, rsrp), (quality.RssiDbm, quality.BitErrors, quality.RsrqDb, quality.RsrpDbm));
    }

    [Theory]
    [InlineData("+COPS: 0,0,\"Telenor\",7", 0, "Telenor", 7)]
    [InlineData("+COPS: 0,2,\"24201\"", 0, "24201", null)]
    [InlineData("+COPS: 0", 0, null, null)]
    [InlineData("+COPS: 1,0,\"00540065006C0065\",2", 1, "Tele", 2)]
    public void The_network_chosen_is_read(string line, int mode, string? name, int? access)
    {
        var selection = OperatorSelection.Parse(line)!;
        Assert.Equal((mode, name, access), (selection.Mode, selection.Operator, selection.Access));
    }

    [Theory]
    [InlineData("+CSCA: \"+4790002100\",145", "+4790002100")]
    [InlineData("+CSCA: \"4790002100\",145", "+4790002100")]
    [InlineData("+CSCA: \"90002100\",129", "90002100")]
    [InlineData("+CSCA: \"\",129", null)]
    public void A_service_centre_has_a_plus_exactly_when_it_is_international(string line, string? number) =>
        Assert.Equal(number, ServiceCentreAddress.Parse(line)?.Number);

    [Theory]
    [InlineData("+CPMS: (\"SM\",\"ME\"),(\"SM\"),(\"ME\",\"SM\")", "SM ME|SM|ME SM")]
    [InlineData("+CPMS: ((\"SM\",\"BM\"),(\"SM\"))", "SM BM|SM")]
    [InlineData("+CPMS: (\"ME\",\"MT\"),\"ME\",(\"SM\")", "ME MT|ME|SM")]
    public void Supported_storages_come_one_list_a_purpose(string line, string lists) =>
        Assert.Equal(lists, string.Join('|', SupportedStorages.Parse(line).Select(list => string.Join(' ', list))));

    [Theory]
    [InlineData("+CMGL: 1,1,\"\",24", 1, 1, 24)]
    [InlineData("+CMGL: 0,1,,24", 0, 1, 24)]
    [InlineData("+CMGL: 7,24", 7, null, 24)]
    public void A_listed_message_has_index_state_and_length(string line, int index, int? state, int length) =>
        Assert.Equal(new MessageHeader(index, state, length), MessageHeader.ParseListed(line));

    [Theory]
    [InlineData("+CNMI: (0-3),(0-3),(0,2),(0,1),(0,1)", "2,1,0,1,0", true)]
    [InlineData("+CNMI: (0-3),(0-3),(0,2),(0,1),(0,1)", "2,1,0,2,0", false)]
    [InlineData("+CNMI: (0,1,2),(0,1,2,3),(0,2),(0,1,2),(0,1)", "2,1,0,2,0", true)]
    public void What_indications_a_module_says_it_supports(string line, string setting, bool allowed) =>
        Assert.Equal(allowed, IndicationSupport.Parse(line)!.Allows(setting));

    [Theory]
    [InlineData("+CUSD: 0,\"Balance 5\",15", 0, "Balance 5")]
    [InlineData("+CUSD: 0, \"Votre solde\", 2", 0, "Votre solde")]
    [InlineData("+CUSD: 1,\"1. A\r\n2. B\",15", 1, "1. A\r\n2. B")]
    [InlineData("+CUSD: 0,\"004F006C00E9\",72", 0, "Olé")]
    [InlineData("+CUSD: 2", 2, null)]
    public void A_ussd_answer_is_read(string line, int status, string? text)
    {
        var response = UssdResponse.Parse(line);
        Assert.Equal((status, text), (response!.Status, response.Text));
    }
}
