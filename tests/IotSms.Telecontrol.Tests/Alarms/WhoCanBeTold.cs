using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Alarms.OnCall;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Tests;

namespace IotSms.Telecontrol.Alarms;

public sealed class WhoCanBeTold : IDisposable
{
    private readonly Folder _folder = new();
    private readonly LogLines _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_looked_at_before_the_first_alarm()
    {
        File.WriteAllText(_folder.File("anna.json"), """{"numbers":["+4790012345"]}""");
        File.WriteAllText(_folder.File("bert.json"), """{"numbers":[]}""");
        var duty = new Duty([new("team", ["anna", "pumps", "4790055555"])], [new("pumps", [new([], default, default, ["bert", "carl"])])]);
        var onCall = new OnCallList(duty, new UserDirectory(_folder.Path, _log), new BoardClock(BoardClock.Morning), _log);

        onCall.Check([Rule("team"), Rule("team"), Rule("anna")]);

        Assert.Equal(
            [
                "Warning: Alarms to team do not reach bert: no user with a number has this name.",
                "Warning: Alarms to team do not reach carl: no user with a number has this name.",
            ],
            _log.With("do not reach"));
    }

    private static AlarmRule Rule(string tell) => RuleSite.Rule("t", RuleSite.Above(1)) with { Tell = tell };
}
