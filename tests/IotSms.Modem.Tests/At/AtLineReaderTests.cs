using System.Buffers;
using System.Text;
using CsCheck;
using IotSms.Modem.At;

namespace IotSms.Modem.Tests.At;

public sealed class AtLineReaderTests
{
    [Fact]
    public void A_prompt_is_a_prompt_only_when_one_is_awaited()
    {
        Assert.Equal([AtToken.Prompt], Read("\r\n> ", promptAwaited: true));
        Assert.Empty(Read("\r\n> ", promptAwaited: false));
        Assert.Equal([AtToken.Line("> 5 EUR")], Read("\r\n> 5 EUR\r\n", promptAwaited: false));
    }

    [Fact]
    public void A_line_without_end_is_cut_off_before_it_fills_the_memory()
    {
        var tokens = Read(new string('x', 3 * AtLineReader.MaximumLength), promptAwaited: false);
        Assert.Equal(3, tokens.Count);
        Assert.All(tokens, token => Assert.Equal(AtLineReader.MaximumLength, token.Text.Length));
    }

    [Fact]
    public void A_quote_that_is_never_closed_gives_its_lines_back_when_it_is_given_up()
    {
        var reader = new AtLineReader();
        var received = new ReadOnlySequence<byte>("+CUSD: 0,\"half\r\nOK\r\n"u8.ToArray());
        Assert.False(reader.TryRead(ref received, false, out _));
        reader.GiveUpQuotes = true;
        Assert.True(reader.TryRead(ref received, false, out var first));
        Assert.Equal("+CUSD: 0,\"half", first.Text);
        Assert.True(reader.TryRead(ref received, false, out var second));
        Assert.Equal("OK", second.Text);
    }

    [Theory]
    [InlineData("+CUSD: 0,\"one\r\ntwo\",15\r\nOK\r\n", "+CUSD: 0,\"one\r\ntwo\",15|OK")]
    [InlineData("+CUSD: 0,\"5\" pipe\", 15\r\nOK\r\n", "+CUSD: 0,\"5\" pipe\", 15|OK")]
    [InlineData("+CUSD: 0,\"5\" pipe\",72\r\n+CMTI: \"SM\",3\r\n", "+CUSD: 0,\"5\" pipe\",72|+CMTI: \"SM\",3")]
    [InlineData("+CUSD: 2\r\nOK\r\n", "+CUSD: 2|OK")]
    [InlineData("+CUSD: 0,\"\",15\r\nOK\r\n", "+CUSD: 0,\"\",15|OK")]
    [InlineData("+CUSD: 0,plain,15\r\nOK\r\n", "+CUSD: 0,plain,15|OK")]
    [InlineData("+CUSD: 0,\"half\nRDY\r\n\r\n+CFUN: 1\r\n", "+CUSD: 0,\"half|RDY|+CFUN: 1")]
    [InlineData("+CUSD: 0,\"RDY to go\r\nRDYR\r\n\",15\r\n", "+CUSD: 0,\"RDY to go\r\nRDYR\r\n\",15")]
    public void A_ussd_text_ends_where_its_quotes_or_its_coding_end(string received, string lines) =>
        Assert.Equal(lines, string.Join('|', Read(received, promptAwaited: false).Select(token => token.Text)));

    [Fact]
    public void A_ussd_text_that_never_ends_is_cut_before_it_swallows_everything()
    {
        var tokens = Read("+CUSD: 0,\"half\r\n" + string.Concat(Enumerable.Repeat("RING\r\n", 400)), promptAwaited: false);
        Assert.Equal("+CUSD: 0,\"half", tokens[0].Text);
        Assert.Equal("RING", tokens[^1].Text);
    }

    [Theory]
    [InlineData(">")]
    [InlineData("\r\n>")]
    [InlineData("\r\n\r\n\0> ")]
    [InlineData("AT+CMGS=23\r\r\n> ")]
    public void A_prompt_never_waits_for_a_line_end(string received) =>
        Assert.Equal(AtToken.Prompt, Read(received, promptAwaited: true)[^1]);

    [Fact]
    public void Noise_inside_a_line_is_left_out_and_high_octets_are_kept() =>
        Assert.Equal([AtToken.Line("O\xE9K")], Read("\0O\x01\xE9\x1A\0K\r\n", promptAwaited: false));

    [Fact]
    public void Lines_come_out_as_they_went_in_whatever_noise_ends_them() =>
        Gen.Select(
                Gen.String[Gen.Char['!', '~'], 1, 30].Array[1, 20],
                Gen.Int[0, 4].Select(end => new[] { "\r\n", "\n", "\r\r\n", "\r\n\r\n", "\0\r\n" }[end]))
            .Where(sample => sample.Item1.All(line => line[0] != '>'))
            .Sample(
                sample => Read(string.Concat(sample.Item1.Select(line => line + sample.Item2)), false)
                    .Select(token => token.Text).SequenceEqual(sample.Item1),
                seed: "0N0XIzNsQ0O2");

    [Fact]
    public void No_bytes_make_it_throw_or_stand_still() =>
        Gen.Select(Gen.Byte.Array[0, 600], Gen.Bool).Sample(
            sample =>
            {
                var reader = new AtLineReader();
                var received = new ReadOnlySequence<byte>(sample.Item1);
                for (var left = received.Length; reader.TryRead(ref received, sample.Item2, out var token); left = received.Length)
                {
                    if (received.Length >= left || token.Text.Length == 0) return false;
                }

                return true;
            },
            seed: "0N0XIzNsQ0O2");

    private static List<AtToken> Read(string text, bool promptAwaited)
    {
        var reader = new AtLineReader();
        var received = new ReadOnlySequence<byte>(Encoding.Latin1.GetBytes(text));
        List<AtToken> tokens = [];
        while (reader.TryRead(ref received, promptAwaited, out var token)) tokens.Add(token);
        return tokens;
    }
}
