using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Pdu;

namespace IotSms.Agent.Commands;

/// <summary><c>pdu encode</c>.</summary>
internal static class PduEncodeCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var text = new Argument<string>("TEXT") { Description = "The text." };
        var to = new Option<string>("--to") { HelpName = "NUMBER", Required = true, Description = "Recipient." };
        var serviceCentre = new Option<string?>("--service-centre")
        {
            HelpName = "NUMBER", Description = "Service centre; the one on the SIM if not given.",
        };
        var alphabet = new Option<string?>("--encoding")
        {
            HelpName = "ALPHABET", Description = "gsm7 or ucs2; the smallest if not given.",
        }.AcceptOnlyFromAmong("gsm7", "ucs2");
        var messageClass = new Option<int?>("--class") { HelpName = "CLASS", Description = "Message class 0 (flash) to 3." };
        var validity = Duration.Option("--validity", "How long the service centre tries, such as 24h.");
        var reference = new Option<int>("--reference")
        {
            HelpName = "NUMBER", Description = "Concatenation reference of a long text, 0 to 255.",
        };
        var report = new Option<bool>("--report") { Description = "Ask for a status report." };
        var smart = new Option<bool>("--smart") { Description = "Replace characters by like ones, if all then fits the GSM alphabet." };
        var command = new Command("encode", "Encode a text into the PDUs that AT+CMGS takes, one for each part.")
        {
            text, to, serviceCentre, alphabet, messageClass, validity, reference, report, smart,
        };
        messageClass.Validators.Add(given => RefuseOutside(given, 0, 3));
        reference.Validators.Add(given => RefuseOutside(given, 0, 255));
        command.SetAction(parsed => PduCommand.Write(() =>
        {
            var prepared = MessageText.Prepare(parsed.GetRequiredValue(text), new()
            {
                ForcedAlphabet = parsed.GetValue(alphabet) switch { "gsm7" => Alphabet.Gsm7, "ucs2" => Alphabet.Ucs2, _ => null },
                SmartReplacement = parsed.GetValue(smart),
            });
            var submits = SmsSubmit.ForText(TpAddress.FromNumber(parsed.GetRequiredValue(to)), prepared, new()
            {
                StatusReport = parsed.GetValue(report),
                MessageClass = parsed.GetValue(messageClass),
                ValidityPeriod = parsed.GetValue(validity) is { } period ? ValidityPeriod.Relative.AtMost(period) : null,
                Reference = parsed.GetValue(reference),
            });
            var centre = parsed.GetValue(serviceCentre) is { } number ? TpAddress.FromNumber(number) : null;
            return Document(prepared, [.. submits.Select(submit => new SmsPdu(centre, submit))]);
        }));
        return command;
    }

    private static JsonObject Document(PreparedText prepared, IReadOnlyList<SmsPdu> pdus) => new()
    {
        ["encoding"] = prepared.Alphabet == Alphabet.Gsm7 ? "gsm7" : "ucs2",
        ["reason"] = prepared.Reason,
        ["units"] = prepared.Units,
        ["replacements"] = prepared.Replacements,
        ["pdus"] = new JsonArray([.. pdus.Select(pdu => new JsonObject { ["length"] = pdu.TpduLength, ["hex"] = pdu.ToHex() })]),
    };

    private static void RefuseOutside(System.CommandLine.Parsing.OptionResult given, int least, int greatest)
    {
        if (given.Tokens is [var token] && int.TryParse(token.Value, out int number) && (number < least || number > greatest))
        {
            given.AddError($"{given.Option.Name} is {number}: write {least} to {greatest}");
        }
    }
}
