using IotSms.Pdu;

namespace IotSms.Gateway;

public class AMessageIsCodedForTheNetwork
{
    [Fact]
    public async Task With_its_recipient_its_validity_and_a_status_report_asked_for()
    {
        var submit = await OnlyAsync(request => request with { TimeToLive = TimeSpan.FromMinutes(15) });

        Assert.Equal(
            ("+4790012345", true, TimeSpan.FromMinutes(15)),
            (submit.Destination.ToString(), submit.StatusReportRequested, ((ValidityPeriod.Relative)submit.ValidityPeriod!).Duration));
        Assert.Equal("hello", submit.UserData.Text);
    }

    [Fact]
    public async Task Without_a_status_report_if_none_is_wanted() =>
        Assert.False((await OnlyAsync(request => request with { StatusReport = false })).StatusReportRequested);

    [Fact]
    public async Task As_a_flash_message() =>
        Assert.Equal(0, (await OnlyAsync(request => request with { Flash = true })).DataCodingScheme.MessageClass);

    [Theory]
    [InlineData("zł", null, false, Alphabet.Ucs2, "zł")]
    [InlineData("“smart”", null, true, Alphabet.Gsm7, "\"smart\"")]
    [InlineData("“smart”", null, false, Alphabet.Ucs2, "“smart”")]
    [InlineData("plain", "ucs2", false, Alphabet.Ucs2, "plain")]
    public async Task In_the_alphabet_that_was_decided_at_the_door(
        string text, string? encoding, bool smart, Alphabet alphabet, string sent)
    {
        var submit = await OnlyAsync(request => request with { Text = text, Encoding = encoding, SmartReplacement = smart });

        Assert.Equal((alphabet, sent), (submit.UserData.Alphabet, submit.UserData.Text));
    }

    [Fact]
    public async Task To_a_short_code_without_a_plus_sign() =>
        Assert.Equal(TypeOfNumber.Unknown, (await OnlyAsync(request => request with { To = ["1999"] })).Destination.Type);

    [Fact]
    public async Task Long_ones_one_after_the_other_with_references_of_their_own()
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync("a", text: new string('a', 200));
        await site.SendAsync("b", text: new string('b', 200));
        await site.UntilAsync("b", OutgoingState.Sent);

        var parts = site.Modem.Network.Select(hex => Pdus.Submitted(hex).UserData).ToList();
        Assert.Equal(["a", "a", "b", "b"], parts.Select(part => part.Text![..1]));
        Assert.Equal(2, parts.Select(part => part.Header!.Concatenation!.Value.Reference).Distinct().Count());
    }

    private static async Task<SmsSubmit> OnlyAsync(Func<SendRequest, SendRequest> with)
    {
        await using var site = await Site.RunningAsync();
        await site.SendAsync("a", with: with);
        await site.UntilAsync("a", OutgoingState.Sent);
        return Pdus.Submitted(Assert.Single(site.Modem.Network));
    }
}
