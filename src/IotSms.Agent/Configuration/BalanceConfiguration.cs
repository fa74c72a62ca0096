using IotSms.Gateway;
using IotSms.Telecontrol.Balance;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Balance</c>: what a schema can't see, and its options.</summary>
internal static class BalanceConfiguration
{
    /// <summary>Every mistake in the section.</summary>
    public static IEnumerable<ConfigurationMistake> Check(AgentConfiguration configuration)
    {
        if (configuration.Balance is not { } balance)
        {
            yield break;
        }

        if (balance.Code.Length == 0)
        {
            yield return new("Balance:Code", null, "is missing", "write the code that the operator answers with the credit, such as *100#");
        }

        if (BalancePattern.Parse(balance.Pattern).Mistake is { } mistake)
        {
            yield return new("Balance:Pattern", balance.Pattern, mistake,
                $"write a regular expression with a group, such as Balance: (?<{BalancePattern.Group}>[0-9.,]+)");
        }

        if (balance is { Tell: not null, Low: null })
        {
            yield return new("Balance:Tell", balance.Tell, "is told nothing without Low", "set Balance:Low, or remove Tell");
        }

        string[] modems = [.. configuration.Modems.Select(ModemConfiguration.Name)];
        foreach (var (i, rule) in configuration.Alarms.Rules.Index())
        {
            if (modems.Select(BalanceDesk.RuleName).Contains(rule.Name))
            {
                yield return new($"Alarms:Rules:{i}:Name", rule.Name, "is the name of the alarm of a low balance", "give it another one");
            }
        }

        if (balance.Modem is { } modem && !modems.Contains(modem))
        {
            yield return new("Balance:Modem", modem, "is no modem", Nearest.To(modem, modems) is { } nearest
                ? $"did you mean {nearest}?"
                : $"write {string.Join(" or ", modems)}, or null for all");
        }
    }

    /// <summary>The options of a section without mistakes; null: there is none.</summary>
    public static BalanceOptions? Options(BalanceSection? balance) => balance is null ? null : new()
    {
        Code = balance.Code,
        Pattern = BalancePattern.Parse(balance.Pattern).Pattern!,
        Low = (decimal?)balance.Low,
        Every = balance.Every,
        Tell = balance.Tell,
        Modem = balance.Modem,
    };
}
