using IotSms.Simulator.Commands;
using static IotSms.Simulator.Commands.AtOperation;

namespace IotSms.Simulator.Tests.Commands;

public sealed class AtCommandTests
{
    public static TheoryData<string, string, AtOperation, string> Single => new()
    {
        { "", "", Execute, "" },
        { "E0", "E", Set, "0" },
        { "e1", "E", Set, "1" },
        { "&W", "&W", Set, "" },
        { "&F0", "&F", Set, "0" },
        { "+CSQ", "+CSQ", Execute, "" },
        { "+creg?", "+CREG", Read, "" },
        { "+CNMI=?", "+CNMI", Test, "" },
        { "+CMGS=23", "+CMGS", Set, "23" },
        { "+CUSD=1,\"*100#;?\",15", "+CUSD", Set, "1,\"*100#;?\",15" },
    };

    [Theory]
    [MemberData(nameof(Single))]
    public void A_command_is_read_by_its_form(string line, string name, AtOperation operation, string arguments) =>
        Assert.Equal(new AtCommand(name, operation, arguments), Assert.Single(AtCommand.ParseLine(line)!), ByMembers);

    [Theory]
    [InlineData("E0V1Q0", "E0|V1|Q0")]
    [InlineData("E0+CMEE=1;+CREG=2", "E0|+CMEE=1|+CREG=2")]
    [InlineData("+CPMS=\"SM\",\"SM\";+CSQ;E0", "+CPMS=\"SM\",\"SM\"|+CSQ|E0")]
    public void A_line_may_hold_several_commands(string line, string commands) =>
        Assert.Equal(commands, string.Join('|', AtCommand.ParseLine(line)!));

    [Theory]
    [InlineData("1")]
    [InlineData("&")]
    [InlineData("E0;?")]
    public void What_is_no_command_is_refused(string line) => Assert.Null(AtCommand.ParseLine(line));

    [Fact]
    public void Arguments_are_cut_at_commas_outside_quotes()
    {
        var command = AtCommand.ParseLine("+CUSD=1,\"*1,2#\", 15,")![0];
        Assert.Equal(["1", "\"*1,2#\"", "15", ""], command.Values);
        Assert.Equal((1, "*1,2#", 15), (command.Number(0), command.Text(1), command.Number(2)));
        Assert.Null(command.Number(3));
        Assert.Null(command.Number(1));
        Assert.Null(command.Text(9));
    }

    private static bool ByMembers(AtCommand one, AtCommand other) =>
        (one.Name, one.Operation, one.Arguments) == (other.Name, other.Operation, other.Arguments);
}
