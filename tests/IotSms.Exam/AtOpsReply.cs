using System.Text.Json.Nodes;
using IotSms.Modem;
using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Exam;

/// <summary>Replies to commands.</summary>
internal static class AtOpsReply
{
    internal static JsonObject Parse(JsonObject input)
    {
        var typed = AtOps.Text(input, "command").TrimEnd('\r');
        var command = typed.StartsWith("AT", StringComparison.OrdinalIgnoreCase) || typed.Length == 0
            ? AtCommand.Typed(typed) with { EndsByPrompt = false }
            : AtCommands.Submit(0, "", "exam", Task.CompletedTask);
        var exchange = new Exchange(command, UrcTable.Generic) { IsPayloadSent = true };
        List<string> lines = [];
        var others = 0;
        foreach (var token in AtOps.Tokens(AtOps.Text(input, "raw_response")))
        {
            if (exchange.FinalLine is not null) break;
            if (exchange.Feed(token) == ExchangeStep.NotMine) (others, lines) = (others + 1, [.. lines, token.Text]);
            else if (exchange.Lines.Count > 0 && exchange.Lines[^1] is var added
                && (lines.Count == 0 || !ReferenceEquals(lines[^1], added)))
            {
                lines.Add(added);
            }
        }

        var result = new JsonObject
        {
            ["complete"] = exchange.FinalLine is not null,
            ["ok"] = exchange.FinalLine is null ? null : exchange.Error is null,
            ["final"] = exchange.FinalLine,
            ["text"] = exchange.Error?.Text,
            ["cme"] = exchange.Error is { Kind: AtErrorKind.Cme } cme ? cme.Code : null,
            ["cms"] = exchange.Error is { Kind: AtErrorKind.Cms } cms ? cms.Code : null,
            ["lines"] = new JsonArray([.. lines.Select(line => (JsonNode?)line)]),
            ["urcs"] = others,
        };
        foreach (var line in lines) Add(result, line);
        AddMessages(result, exchange.Lines);
        return result;
    }

    internal static JsonObject? Registration(RegistrationReport? report) => report is null ? null : new()
    {
        ["domain"] = report.Domain,
        ["n"] = report.Mode,
        ["stat"] = report.Stat,
        ["lac"] = report.AreaCode,
        ["ci"] = report.Cell,
        ["act"] = report.Access,
    };

    private static void Add(JsonObject result, string line)
    {
        switch (line.Split(':')[0])
        {
            case "+CREG" or "+CGREG" or "+CEREG" or "+C5GREG":
                result["reg"] = Registration(RegistrationReport.Parse(line));
                break;
            case "+CPMS" when line.Contains('(', StringComparison.Ordinal):
                result["storages"] = new JsonArray([.. SupportedStorages.Parse(line)
                    .Select(list => new JsonArray([.. list.Select(name => (JsonNode?)name)]))]);
                break;
            case "+CPMS":
                result["cpms"] = new JsonArray([.. MessageStorage.Parse(line)
                    .Select(storage => new JsonObject { ["mem"] = storage.Name, ["used"] = storage.Used, ["total"] = storage.Total })]);
                break;
            case "+CSCA" when ServiceCentreAddress.Parse(line) is { } centre:
                result["csca"] = new JsonObject
                {
                    ["number"] = centre.Number,
                    ["type"] = centre.Type,
                    ["charset"] = centre.IsUcs2 ? "UCS2" : null,
                };
                break;
            case "+COPS" when OperatorSelection.Parse(line) is { } selection:
                result["cops"] = new JsonObject
                {
                    ["mode"] = selection.Mode,
                    ["format"] = selection.Format,
                    ["operator"] = selection.Operator,
                    ["act"] = selection.Access,
                };
                break;
            case "+CSQ" when SignalQuality.Parse(line) is { } signal:
                result["csq"] = new JsonObject { ["rssi"] = signal.Rssi, ["ber"] = signal.BitErrors, ["dbm"] = signal.Dbm };
                break;
            case "+CESQ" when ExtendedSignalQuality.Parse(line) is { } signal:
                result["cesq"] = new JsonObject
                {
                    ["rssi_dbm"] = signal.RssiDbm,
                    ["ber"] = signal.BitErrors,
                    ["rscp_dbm"] = signal.RscpDbm,
                    ["ecno_db"] = signal.EcnoDb,
                    ["rsrq_db"] = signal.RsrqDb,
                    ["rsrp_dbm"] = signal.RsrpDbm,
                };
                break;
            case "+CCLK" when ModuleClock.Parse(line) is { } clock:
                result["cclk"] = clock.ToString("yyyy-MM-dd'T'HH:mm:sszzz");
                break;
            case "+CFUN":
                result["cfun"] = Functionality.Parse(line);
                break;
            case "+CPIN":
                result["cpin"] = SimStatus.Parse(line);
                break;
            case "+CNMI" when IndicationSupport.Parse(line) is { } support:
                result["cnmi"] = new JsonArray([.. support.Values
                    .Select(values => new JsonArray([.. values.Order().Select(value => (JsonNode?)value)]))]);
                break;
            case "+CNUM" when SubscriberNumber.Parse(line) is { } number:
                (result["numbers"] ??= new JsonArray()).AsArray().Add((JsonNode?)number);
                break;
            case "+CMGS":
                result["cmgs_mr"] = SubmitReference.Parse(line);
                break;
            case "+GCAP":
                result["gsm"] = line.Contains("+CGSM", StringComparison.Ordinal);
                break;
        }
    }

    private static void AddMessages(JsonObject result, IReadOnlyList<string> lines)
    {
        var messages = StoredMessages.ParseList(lines, "");
        if (messages.Count > 0)
        {
            result["messages"] = new JsonArray([.. messages
                .Select(message => new JsonObject { ["index"] = message.Slot.Index, ["status"] = message.State, ["pdu"] = message.Hex })]);
        }

        if (lines.Count == 0 || !lines[0].StartsWith("+CMGR", StringComparison.Ordinal)) return;
        result["message"] = TextModeHeader.Parse(lines[0]) is { } header
            ? new JsonObject
            {
                ["status"] = header.Status,
                ["from"] = header.Address,
                ["timestamp"] = header.Timestamp,
                ["smsc"] = header.ServiceCentre,
                ["length"] = header.Length,
            }
            : StoredMessages.ParseRead(lines, default) is { } read ? new JsonObject { ["pdu"] = read.Hex, ["status"] = read.State } : null;
    }
}
