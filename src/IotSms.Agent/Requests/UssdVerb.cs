using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;
using IotSms.Telecontrol.Ussd;

namespace IotSms.Agent.Requests;

/// <summary>
/// <c>ussd</c>: sends a USSD string, such as <c>*100#</c>, and answers what the network says. With <c>keepOpen</c> what the network then
/// asks can be answered: the answer names a <c>session</c>, to be given back with a <c>text</c>, or with <c>end</c>.
/// </summary>
internal sealed class UssdVerb(Messaging messaging, UssdDesk desk) : IRequestVerb
{
    private const int LongestText = 182;

    /// <inheritdoc/>
    public string Name => "ussd";

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "code", "modem", "keepOpen", "session", "text", "end");
        var asking = fields.Text("session") is { } session
            ? Follow(fields, session, cancellationToken)
            : Begin(fields, cancellationToken);
        return fields.Refusal is { } refusal ? new RequestOutcome.Refused(refusal) : Outcome(await asking());
    }

    /// <summary>Why nothing is asked while somebody else is.</summary>
    public static Refusal Busy(string modem, TimeSpan wait) => new("ussd-busy", null,
        $"somebody has a USSD dialogue open on {modem}", $"try again in {Math.Ceiling(wait.TotalSeconds):0} s", TryLater: true);

    private Func<Task<UssdOutcome>> Begin(PayloadFields fields, CancellationToken cancellationToken)
    {
        string code = Read(fields, "code", "such as *100#");
        bool keepsOpen = fields.Flag("keepOpen") ?? false;
        var modem = ModemChoice.Read(fields, messaging.Modems);
        return () => desk.RequestAsync(code, modem!, holder: null, keepsOpen, cancellationToken);
    }

    private Func<Task<UssdOutcome>> Follow(PayloadFields fields, string session, CancellationToken cancellationToken)
    {
        if (fields.Flag("end") == true)
        {
            return () => desk.EndAsync(session, cancellationToken);
        }

        string text = Read(fields, "text", "what the network asked for");
        return () => desk.AnswerAsync(session, text, cancellationToken);
    }

    private static string Read(PayloadFields fields, string name, string example)
    {
        string text = fields.RequiredText(name);
        if (text.Length is 0 or > LongestText)
        {
            fields.Refuse("bad-value", name, $"\"{name}\" has {text.Length} characters", $"write 1 to {LongestText}, {example}");
        }

        return text;
    }

    private static RequestOutcome Outcome(UssdOutcome outcome) => outcome switch
    {
        UssdOutcome.Answered answered => RequestOutcome.Of(UssdDocument.Of(answered), AgentJson.Contract.UssdDocument),
        UssdOutcome.Busy busy => new RequestOutcome.Refused(Busy(busy.Session.Modem, busy.Wait)),
        _ => new RequestOutcome.Refused(new("no-session", "session",
            "no such dialogue is open: it ended, or nobody answered for 2 minutes", "begin with a code")),
    };
}
