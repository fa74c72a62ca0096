using CsCheck;

namespace IotSms.Pdu.Tests.Tpdus;

public sealed class AnyTpduComesBack
{
    private const string Seed = "0000KOIb9Cq4";

    [Fact]
    public void A_submit_is_read_as_it_was_written() =>
        GenTpdu.Submit.Sample(submit =>
            Assert.Equal(submit, Tpdu.Decode(submit.Encode(), TpduDirection.MobileOriginated)), seed: Seed, iter: 2_000);

    [Fact]
    public void A_deliver_is_read_as_it_was_written() =>
        GenTpdu.Deliver.Sample(deliver =>
            Assert.Equal(deliver, Tpdu.Decode(deliver.Encode(), TpduDirection.MobileTerminated)), seed: Seed, iter: 2_000);

    [Fact]
    public void A_status_report_is_read_as_it_was_written() =>
        GenTpdu.StatusReport.Sample(report =>
            Assert.Equal(report, Tpdu.Decode(report.Encode(), TpduDirection.MobileTerminated)), seed: Seed, iter: 2_000);

    [Fact]
    public void With_its_service_centre_and_in_hexadecimal() =>
        Gen.Select(GenTpdu.Deliver, Gen.Bool).Sample((deliver, named) =>
        {
            var pdu = new SmsPdu(named ? TpAddress.FromNumber("+19037029920") : null, deliver);
            Assert.Equal(pdu, SmsPdu.DecodeHex(pdu.ToHex(), TpduDirection.MobileTerminated));
            Assert.Equal(pdu, SmsPdu.DecodeHex(pdu.ToHex().ToLowerInvariant(), TpduDirection.MobileTerminated));
            Assert.Equal(deliver.Encode().Length, pdu.TpduLength);
            Assert.Equal(pdu.Encode().Length, pdu.TpduLength + (named ? 8 : 1));
        }, seed: Seed, iter: 500);

    [Fact]
    public void Octets_behind_it_are_no_part_of_it() =>
        GenTpdu.Deliver.Sample(deliver =>
        {
            byte[] padded = [.. deliver.Encode(), 0xFF, 0xFF, 0x00];
            Assert.Equal(deliver, Tpdu.Decode(padded, TpduDirection.MobileTerminated));
        }, seed: Seed, iter: 500);
}
