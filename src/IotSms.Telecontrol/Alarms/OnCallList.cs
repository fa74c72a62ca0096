using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Alarms.OnCall;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Alarms;

/// <summary>Who a name means at this hour, with number and language.</summary>
internal sealed class OnCallList(Duty duty, UserDirectory users, TimeProvider time, ILogger logger)
{
    /// <summary>Those who are to be told now, in their order.</summary>
    /// <param name="name">A group's, a rota's or a user's name, or a number.</param>
    public IReadOnlyList<Recipient> Of(string name)
    {
        var onDuty = duty.Who(name, time.GetLocalNow().DateTime);
        foreach (var rota in onDuty.Vacant)
            AlarmLog.NobodyOnDuty(logger, rota);
        return [.. onDuty.Users.Select(Person)];
    }

    /// <summary>Says who can never be told: he is no user, or has no number.</summary>
    public void Check(IEnumerable<AlarmRule> rules)
    {
        foreach (var tell in rules.Select(rule => rule.Tell).Distinct())
            foreach (var name in duty.Everybody(tell).Where(name => !User.CanBeTold(name, users.Find(name))))
                AlarmLog.NobodyOfThisName(logger, tell, name);
    }

    private Recipient Person(string name) => users.Find(name) is { } user
        ? new(name, user.Numbers is [var first, ..] ? first : null, user.Language)
        : new(name, User.CanBeTold(name, null) ? name : null, PhraseBook.Fallback);
}
