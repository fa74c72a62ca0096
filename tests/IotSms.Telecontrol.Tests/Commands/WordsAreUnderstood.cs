using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Tests.Commands;

public class WordsAreUnderstood
{
    private static readonly CommandBook Book =
        new([new Named("modem"), new Named("modem restart", Role.Admin), new Named("relay", Role.Operate),
            new Named("relays", Role.Operate)]);

    [Theory]
    [InlineData("relay 1 on", "relay", "1 on")]
    [InlineData("  RELAY   1  on ", "relay", "1  on")]
    [InlineData("relay\n1", "relay", "1")]
    [InlineData("modem restart sim1", "modem restart", "sim1")]
    [InlineData("modem  Restart", "modem restart", "")]
    [InlineData("modem restarts", "modem", "restarts")]
    [InlineData("relays", "relays", "")]
    public void The_longest_command_that_they_begin_with_is_meant(string text, string name, string arguments)
    {
        Assert.True(Book.TryFind(text, out var command, out var rest));
        Assert.Equal((name, arguments), (command.Name, rest.Text));
    }

    [Theory]
    [InlineData("relaj 1")]
    [InlineData("")]
    [InlineData("restart")]
    public void Others_are_no_command(string text) => Assert.False(Book.TryFind(text, out _, out _));

    [Fact]
    public void The_nearest_one_is_looked_for_among_those_that_he_may()
    {
        Assert.Equal(["modem"], Names("modme", Role.Observe));
        Assert.Equal(["modem", "modem restart"], Names("modme", Role.Admin));
        Assert.Empty(Names("relay", Role.Observe));
        Assert.Empty(Names("hello", Role.Admin));
    }

    [Fact]
    public void Every_command_of_a_site_begins_with_a_word_that_none_of_its_own_may_have() => Assert.All(
        SiteCommands.Of(null!, new CommandOptions(), []).Select(command => command.Name.Split(' ')[0]).Append("help")
            .Append(YesCommand.Word),
        word => Assert.Contains(word, CommandNames.Taken));

    private static IEnumerable<string> Names(string word, Role role) => Book.NearestTo(word, role).Select(command => command.Name);

    private sealed class Named(string name, Role role = Role.Observe) : ISiteCommand
    {
        public string Name => name;

        public string Usage => name;

        public Role Role => role;

        public CommandReading Read(Arguments arguments, Phrases phrases) => new CommandReading.Misunderstood("");
    }
}
