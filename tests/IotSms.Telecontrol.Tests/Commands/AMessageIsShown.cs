using IotSms.Gateway;

namespace IotSms.Telecontrol.Tests.Commands;

public class AMessageIsShown
{
    [Theory]
    [InlineData(Ground.Anna, "481920 relay 1 on", "****** relay 1 on")]
    [InlineData(Ground.Anna, "  481920  log 2", "  ******  log 2")]
    [InlineData(Ground.Anna, "log 481920", "log ******")]
    [InlineData(Ground.Anna, "log 3", "log 3")]
    [InlineData("90000002", "481920", "******")]
    [InlineData(Ground.Anna, "481920 481921 log", "****** ****** log")]
    [InlineData(Ground.Anna, "481920", "******")]
    [InlineData(Ground.Anna, "call 90012345 please", "call 90012345 please")]
    [InlineData(Ground.Stranger, "481920 log", "****** log")]
    [InlineData(Ground.Stranger, "modem restart 4711", "modem restart ******")]
    [InlineData(Ground.Stranger, "Your code is 481920", "Your code is 481920")]
    [InlineData(Ground.Stranger, "481920 is your code", "481920 is your code")]
    [InlineData("Bank", "481920", "481920")]
    public async Task Without_the_code_beside_a_commands_words(string from, string text, string shown)
    {
        await using var ground = await Ground.OpenAsync();

        Assert.Equal(shown, ground.Outstation.Shown(Message(from, text)).Text);
    }

    [Fact]
    public async Task And_one_that_carries_octets_as_it_is()
    {
        await using var ground = await Ground.OpenAsync();
        var message = Message(Ground.Anna, null!) with { Data = "481920" };

        Assert.Same(message, ground.Outstation.Shown(message));
    }

    private static IncomingMessage Message(string from, string text) => new()
    {
        Id = "in-1", From = from, Text = text, ReceivedAt = BoardClock.Morning, Parts = 1, Complete = true, Modem = "sim1",
    };
}
