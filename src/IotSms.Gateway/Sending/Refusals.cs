using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>What a module's error means for a message, in words.</summary>
internal static class Refusals
{
    public static MessageError Explain(SubmitErrorClass kind, AtError error)
    {
        return kind switch
        {
            SubmitErrorClass.Account => Error(
                "account-barred", "The subscription may not send.", "Credit, barring and the SMS service of the SIM."),
            SubmitErrorClass.Device => Error(
                "modem-trouble", "The module or its SIM is in trouble.", "It is tried again; iotsms doctor tells more."),
            SubmitErrorClass.Transient or SubmitErrorClass.TransientLong => Error(
                "refused-for-now", "The network did not take it this time.", "It is tried again by itself."),
            SubmitErrorClass.Unknown => Error(
                "in-doubt", "The error does not say whether it went out.", "A late answer or a status report may still settle it."),
            _ => Error("refused", "The network will not take it.", "Check the number and the text."),
        };

        MessageError Error(string code, string what, string hint) => new(code, $"{what} {error}: {error.Text}.", hint, error.ToString());
    }
}
