using System.Text.Json.Nodes;
using IotSms.Pdu;

namespace IotSms.Exam;

internal static partial class PduOps
{
    private static JsonObject DecodePdu(JsonObject input)
    {
        var octets = Octets(input, "pdu");
        if (!Flag(input, "has_smsc", otherwise: true)) octets = [0, .. octets];
        var direction = Direction(octets);
        return Describe(Flag(input, "lenient") ? SmsPdu.DecodeTruncated(octets, direction) : SmsPdu.Decode(octets, direction));
    }

    // The examiner doesn't say which way a PDU travels; only SMS-SUBMIT has type 1.
    private static TpduDirection Direction(byte[] octets) =>
        octets.Length > 0 && octets.Length > 1 + octets[0] && (octets[1 + octets[0]] & 3) == 1
            ? TpduDirection.MobileOriginated
            : TpduDirection.MobileTerminated;

    private static JsonObject Describe(SmsPdu pdu)
    {
        var result = new JsonObject { ["smsc"] = pdu.ServiceCentre?.ToString() };
        switch (pdu.Tpdu)
        {
            case SmsDeliver deliver:
                result["from"] = deliver.Originator.ToString();
                result["from_type"] = Name(deliver.Originator.Type);
                result["scts"] = deliver.ServiceCentreTimeStamp.ToString();
                result["no_more_messages"] = !deliver.MoreMessagesToSend;
                Describe(result, deliver.ProtocolIdentifier, deliver.DataCodingScheme, deliver.UserData);
                break;
            case SmsSubmit submit:
                result["to"] = submit.Destination.ToString();
                result["to_type"] = Name(submit.Destination.Type);
                result["mr"] = submit.MessageReference;
                result["vp"] = Describe(submit.ValidityPeriod);
                Describe(result, submit.ProtocolIdentifier, submit.DataCodingScheme, submit.UserData);
                break;
            case SmsStatusReport report:
                result["recipient"] = report.Recipient.ToString();
                result["mr"] = report.MessageReference;
                result["scts"] = report.ServiceCentreTimeStamp.ToString();
                result["discharge"] = report.DischargeTime.ToString();
                result["st"] = report.Status.Octet;
                result["no_more_messages"] = !report.MoreMessagesToSend;
                if (report.UserData is { } data)
                {
                    Describe(result, report.ProtocolIdentifier ?? 0, report.DataCodingScheme ?? DataCodingScheme.Gsm7, data);
                }

                break;
        }

        return result;
    }

    private static void Describe(JsonObject result, byte protocol, DataCodingScheme scheme, UserData data)
    {
        result["pid"] = protocol;
        result["dcs"] = scheme.Octet;
        result["alphabet"] = Name(scheme.Alphabet);
        result["class"] = scheme.MessageClass;
        result["udl"] = data.Length;
        result["text"] = data.Text;
        result["data_hex"] = data.Text is null ? Hex(data.Content.AsSpan()) : null;
        result["udh"] = data.Header is null ? null : new JsonArray([.. data.Header.Elements.Select(element =>
            (JsonNode)new JsonObject { ["iei"] = element.Identifier, ["hex"] = Hex(element.Data.AsSpan()) })]);
        result["concat"] = Describe(data.Header?.Concatenation);
        result["ports"] = data.Header?.Ports is { } ports ? new JsonObject { ["dst"] = ports.Destination, ["src"] = ports.Source } : null;
        result["mwi"] = scheme.MessageWaiting is { } waiting
            ? new JsonObject { ["type"] = Name(waiting.Kind), ["active"] = waiting.Active, ["store"] = waiting.Store }
            : data.Header?.Indications.FirstOrDefault() is { } indication && data.Header.Indications.Any()
                ? new JsonObject
                {
                    ["type"] = Name(indication.Kind),
                    ["active"] = indication.Count > 0,
                    ["store"] = indication.Store,
                    ["count"] = indication.Count,
                }
                : null;
    }

    private static JsonObject? Describe(Concatenation? concatenation) => concatenation is { } part
        ? new JsonObject { ["ref"] = part.Reference, ["total"] = part.Total, ["seq"] = part.Sequence, ["ref16"] = part.Is16Bit }
        : null;

    private static JsonObject? Describe(ValidityPeriod? validity) => validity switch
    {
        ValidityPeriod.Relative relative => new JsonObject { ["rel"] = relative.Value, ["seconds"] = (long)relative.Duration.TotalSeconds },
        ValidityPeriod.Absolute absolute => new JsonObject { ["abs"] = absolute.Time.ToString() },
        ValidityPeriod.Enhanced enhanced =>
            new JsonObject { ["enh"] = Hex(enhanced.Encode()), ["seconds"] = (long?)enhanced.Duration?.TotalSeconds },
        _ => null,
    };

    private static JsonObject Reassemble(JsonObject input)
    {
        var octets = input["pdus"]!.AsArray().Select(pdu => Octets((string)pdu!));
        var parts = octets.Select(pdu => SmsPdu.Decode(pdu, Direction(pdu)).Tpdu switch
        {
            SmsSubmit submit => new SmsDeliver { Originator = submit.Destination, UserData = submit.UserData },
            var received => (SmsDeliver)received,
        }).ToList();
        var key = ConcatenationKey.Of(parts[0]);
        var joined = new JoinedParts(key?.Total ?? 1);
        foreach (var part in parts.Where(part => ConcatenationKey.Of(part) == key))
        {
            joined.Add(part.UserData.Header?.Concatenation?.Sequence ?? 1, part.UserData);
        }

        return new JsonObject
        {
            ["complete"] = joined.IsComplete,
            ["text"] = joined.IsComplete ? joined.Text : null,
            ["partial_text"] = joined.Text?.Replace(JoinedParts.Gap, "", StringComparison.Ordinal),
        };
    }

    private static JsonObject CheckReassembly(JsonObject input)
    {
        var parts = input["parts"]!.AsArray().Select(part => part!.AsObject()).ToList();
        if (parts.Count == 0) return new JsonObject { ["complete"] = false };
        var joined = new JoinedParts(Number(parts[0], "total"));
        foreach (var part in parts)
        {
            if (Number(part, "ref") == Number(parts[0], "ref") && Number(part, "total") == Number(parts[0], "total"))
                joined.Add(Number(part, "seq"), UserData.Empty);
        }

        return new JsonObject { ["complete"] = joined.Count > 0 && joined.IsComplete };
    }

    private static JsonObject MatchReports(JsonObject input)
    {
        var to = TpAddress.FromNumber((string)input["sent_to"]!);
        var references = input["mr"]!.AsArray().Select(reference => (int)reference!).ToHashSet();
        var reports = input["reports"]!.AsArray()
            .Select(report => (SmsStatusReport)Tpdu.Decode(Octets((string)report!), TpduDirection.MobileTerminated)).ToList();
        var matched = reports.Where(report => references.Contains(report.MessageReference) && report.Recipient.MayBe(to)).ToList();
        return new JsonObject
        {
            ["matched"] = matched.Count == reports.Count,
            ["delivered"] = references.All(reference =>
                matched.Any(report => report.MessageReference == reference && report.Status.Class == StatusClass.Completed)),
        };
    }
}
