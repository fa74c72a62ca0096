using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;
using IotSms.Telecontrol.Ussd;

namespace IotSms.Telecontrol.Balance;

/// <summary><c>balance</c>: how much credit is left, asked now.</summary>
internal sealed class BalanceCommand(BalanceDesk? desk) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "balance";

    /// <inheritdoc/>
    public string Usage => Name;

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return desk is null
            ? new CommandReading.Misunderstood(phrases.Say("balance.not-configured"))
            : new CommandReading.Understood((caller, cancellationToken) => AskAllAsync(desk, caller.Phrases, cancellationToken))
            {
                IsRepeatable = true,
            };
    }

    private static async ValueTask<string> AskAllAsync(BalanceDesk desk, Phrases phrases, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        foreach (var modem in desk.Modems)
        {
            var answer = await AskAsync(desk, modem, phrases, cancellationToken).ConfigureAwait(false);
            answers.Add(desk.Modems.Count == 1 ? answer : $"{modem.Name}: {answer}");
        }
        return string.Join('\n', answers);
    }

    private static async Task<string> AskAsync(BalanceDesk desk, IModem modem, Phrases phrases, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.AskAsync(modem, cancellationToken).ConfigureAwait(false) switch
            {
                BalanceOutcome.Known { Balance: var balance } => phrases.Say(
                    desk.IsLow(modem.Name) ? "balance.is-low" : "balance.is",
                    ("amount", balance.Amount), ("at", balance.At), ("low", desk.Options.Low)),
                BalanceOutcome.Unread unread => phrases.Say("balance.unread", ("text", unread.Text)),
                BalanceOutcome.Busy busy => phrases.Say("ussd.busy", ("time", busy.Wait)),
                _ => throw new InvalidOperationException("An outcome of a kind unknown here."),
            };
        }
        catch (ModemException fault)
        {
            return fault.Say(phrases);
        }
    }
}
