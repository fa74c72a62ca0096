using IotSms.Agent.Configuration;
using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Doctor;

/// <summary>Whether those whom alarms are to be told can be told anything.</summary>
internal static class AlarmChecks
{
    /// <summary>Everybody whom section <c>Alarms</c> names, against the users.</summary>
    public static IEnumerable<Finding> Look(AlarmsSection alarms, IReadOnlyList<User> users)
    {
        var duty = AlarmConfiguration.Duty(alarms);
        foreach (string tell in alarms.Rules.Select(rule => rule.Tell).Distinct())
        {
            var everybody = duty.Everybody(tell);
            string[] unreachable = [.. everybody.Where(name => !User.CanBeTold(name, users.FirstOrDefault(user => user.Name == name)))];
            string check = $"alarms to {tell}";
            string detail = $"no user with a number: {string.Join(", ", unreachable)}";
            string mend = $"sudo iotsms users add {unreachable.FirstOrDefault()} --number +4790012345";
            yield return unreachable.Length == 0 ? Finding.Ok(check, string.Join(", ", everybody))
                : unreachable.Length < everybody.Count ? Finding.Warn(check, detail, mend)
                : Finding.Fail(check, detail, mend);
        }
    }
}
