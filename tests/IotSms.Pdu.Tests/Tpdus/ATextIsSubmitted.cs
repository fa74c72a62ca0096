using CsCheck;

namespace IotSms.Pdu.Tests.Tpdus;

public sealed class ATextIsSubmitted
{
    private static readonly string[] Characters = ["a", "\n", "€", "ş", "я", "😀", "e\u0301"];

    private static readonly TpAddress To = TpAddress.FromNumber("+4790012345");

    [Theory]
    [InlineData("Hi", "0001000A917409103254000002C834")]
    [InlineData("", "0001000A917409103254000000")]
    [InlineData("Привет", "0001000A91740910325400080C041F04400438043204350442")]
    [InlineData("€", "0001000A9174091032540000029B32")]
    public void In_one_part_without_a_header(string text, string hex)
    {
        var submit = Assert.Single(SmsSubmit.ForText(To, MessageText.Prepare(text, TextOptions.Default), new()));
        Assert.Equal(hex, new SmsPdu(null, submit).ToHex());
    }

    [Fact]
    public void With_what_is_asked_of_the_service_centre_in_every_part()
    {
        var options = new SubmitOptions
        {
            StatusReport = true,
            RejectDuplicates = true,
            MessageClass = 0,
            ProtocolIdentifier = 0x41,
            ValidityPeriod = new ValidityPeriod.Relative(167),
            Reference = 0x2A,
        };
        var submits = SmsSubmit.ForText(To, MessageText.Prepare(new string('a', 161), TextOptions.Default), options);
        Assert.Equal(2, submits.Length);
        Assert.All(submits, submit =>
            Assert.Equal("75000A917409103254" + "41" + "10" + "A7", Convert.ToHexString(submit.Encode().AsSpan(0, 12))));
        Assert.Equal([1, 2], submits.Select(submit => submit.UserData.Header!.Concatenation!.Value.Sequence));
    }

    [Fact]
    public void With_a_header_that_begins_with_the_concatenation()
    {
        var element = new InformationElement(InformationElement.Ports16, [0x0B, 0x84, 0x23, 0xF0]);
        var options = new TextOptions
        {
            Single = NationalLanguage.Turkish,
            Locking = NationalLanguage.Turkish,
            SixteenBitReference = true,
            ExtraHeaderOctets = 6,
        };
        var prepared = MessageText.Prepare(new string('ş', 200), options);
        var submit = SmsSubmit.ForText(To, prepared, new() { Reference = 0x1234, Elements = [element] })[0];
        Assert.Equal("12" + "080412340201" + "240101" + "250101" + "05040B8423F0", Convert.ToHexString(submit.UserData.Header!.Encode()));
        Assert.InRange(submit.UserData.Encode().Length, 139, 141);
    }

    [Fact]
    public void With_a_language_in_the_header_of_a_single_part()
    {
        var submit = SmsSubmit.ForText(To, MessageText.Prepare("hello ت", new() { Locking = NationalLanguage.Urdu }), new())[0];
        Assert.Equal("0C0325010D4097D9EC37E800", Convert.ToHexString(submit.UserData.Encode()));
    }

    [Fact]
    public void Refused_where_the_elements_were_given_no_room()
    {
        var prepared = MessageText.Prepare(new string('a', 160), TextOptions.Default);
        var submit = SmsSubmit.ForText(To, prepared, new() { Elements = [new InformationElement(0x0A, [1, 2, 3])] })[0];
        Assert.Contains("at most 140", Assert.Throws<PduException>(submit.Encode).Message);
    }

    [Fact]
    public void And_read_by_its_receiver_as_it_was_written() =>
        Gen.Select(Gen.Int[1, Characters.Length].SelectMany(kinds => Gen.Int[0, kinds - 1].Array[0, 500]), Gen.Int[0, 65535], Gen.Bool,
            Gen.Int[0, 13], Gen.Int[0, 13])
            .Sample((characters, reference, is16Bit, locking, single) =>
            {
                var text = string.Concat(characters.Select(index => Characters[index]));
                var languages = new TextOptions { Locking = (NationalLanguage)locking, Single = (NationalLanguage)single };
                var options = languages with { SixteenBitReference = is16Bit };
                var submits = SmsSubmit.ForText(To, MessageText.Prepare(text, options), new() { Reference = reference });
                var joined = new JoinedParts(submits.Length);
                foreach (var submit in submits.Reverse())
                {
                    var data = ((SmsSubmit)Tpdu.Decode(submit.Encode(), TpduDirection.MobileOriginated)).UserData;
                    var part = data.Header?.Concatenation;
                    Assert.True(joined.Add(part?.Sequence ?? 1, data));
                    if (submits.Length > 1)
                        Assert.Equal((is16Bit ? reference : reference & 0xFF, submits.Length), (part!.Value.Reference, part.Value.Total));
                }

                Assert.Equal((true, text), (joined.IsComplete, joined.Text));
            }, seed: "0000KOIb9Cq4", iter: 500);
}
