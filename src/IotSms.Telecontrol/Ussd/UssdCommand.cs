using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Ussd;

/// <summary><c>ussd *100#</c>, and <c>ussd 1</c> to answer what the network then asks.</summary>
internal sealed class UssdCommand(UssdDesk desk, IReadOnlyList<IModem> modems) : ISiteCommand
{
    private const int LongestText = 182;

    /// <inheritdoc/>
    public string Name => "ussd";

    /// <inheritdoc/>
    public string Usage => "ussd *100#";

    /// <inheritdoc/>
    public Role Role => Role.Admin;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(phrases);
        return arguments.Text.Length is 0 or > LongestText
            ? new CommandReading.Misunderstood(phrases.Say("ussd.none-open"))
            : new CommandReading.Understood((caller, cancellationToken) => AskAsync(arguments.Text, caller, cancellationToken));
    }

    private async ValueTask<string> AskAsync(string text, Caller caller, CancellationToken cancellationToken)
    {
        var phrases = caller.Phrases;
        try
        {
            var outcome = IsCode(text)
                ? await desk.RequestAsync(text, modems.Ready(), caller.User.Name, keepsOpen: true, cancellationToken).ConfigureAwait(false)
                : desk.Of(caller.User.Name) is { } session
                    ? await desk.AnswerAsync(session.Id, text, cancellationToken).ConfigureAwait(false)
                    : new UssdOutcome.NoSession();
            return outcome switch
            {
                UssdOutcome.Answered { Reply: var reply, Session: var open } => Say(reply, isQuestion: open is not null, phrases),
                UssdOutcome.Busy busy => phrases.Say("ussd.busy", ("user", busy.Session.Holder), ("time", busy.Wait)),
                _ => phrases.Say("ussd.none-open"),
            };
        }
        catch (ModemException fault)
        {
            return fault.Say(phrases);
        }
    }

    private static string Say(UssdReply reply, bool isQuestion, Phrases phrases) => reply switch
    {
        { Text: { Length: > 0 } text } =>
            phrases.Say(isQuestion ? "ussd.question" : "ussd.answer", ("text", text.ReplaceLineEndings("\n"))),
        { Status: UssdReply.NotSupported } => phrases.Say("ussd.unknown-code"),
        _ => phrases.Say("ussd.empty"),
    };

    /// <summary>A code begins anew; anything else answers. Menus ask for digits, some for <c>*</c> or <c>#</c> alone.</summary>
    private static bool IsCode(string text) => text is ['*' or '#', .., '#'] && text.Any(char.IsAsciiDigit);
}
