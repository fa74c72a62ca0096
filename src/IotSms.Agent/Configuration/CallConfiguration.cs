using IotSms.Telecontrol.Calls;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Calls</c>: what a schema can't see, and its options.</summary>
internal static class CallConfiguration
{
    /// <summary>Every mistake in the section.</summary>
    public static IEnumerable<ConfigurationMistake> Check(CallsSection calls)
    {
        foreach (var (i, action) in calls.Actions.Index())
        {
            string key = $"Calls:Actions:{i}";
            if (action.User.Length == 0)
            {
                yield return new($"{key}:User", null, "is missing", "name the user whose call it is");
            }
            else if (calls.Actions.Take(i).Any(other => other.User == action.User))
            {
                yield return new($"{key}:User", action.User, "is named twice", "a call does one thing: keep one of the two");
            }

            if (string.IsNullOrWhiteSpace(action.Command))
            {
                yield return new($"{key}:Command", null, "is missing", "write a command, such as relay gate pulse 2s");
            }

            if (!action.WithoutProof)
            {
                yield return new($"{key}:WithoutProof", null, "is not true: a caller proves nothing, and anybody can fake his number",
                    "write true if whoever shows this number may do it, or remove the action");
            }
        }
    }

    /// <summary>The options of a section without mistakes.</summary>
    public static CallOptions Options(CallsSection calls) => new()
    {
        Numbers = calls.Numbers,
        PublishesStrangers = calls.Strangers.Equals("publish", StringComparison.OrdinalIgnoreCase),
        Actions = calls.Actions.ToDictionary(action => action.User, action => action.Command),
    };
}
