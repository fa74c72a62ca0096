using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;
using IotSms.Pdu;

namespace IotSms.Agent.Pdus;

/// <summary>A PDU as the JSON document of <c>pdu decode</c>: the standard's parameters under plain names.</summary>
internal static class PduDocument
{
    /// <summary>The document of a PDU.</summary>
    public static JsonObject Of(SmsPdu pdu)
    {
        var document = new JsonObject { ["type"] = "", ["serviceCentre"] = pdu.ServiceCentre?.ToString() };
        switch (pdu.Tpdu)
        {
            case SmsDeliver deliver:
                document["type"] = "deliver";
                document["from"] = Address(deliver.Originator);
                document["serviceCentreTime"] = Time(deliver.ServiceCentreTimeStamp);
                document["moreMessages"] = deliver.MoreMessagesToSend;
                document["statusReportIndicated"] = deliver.StatusReportIndication;
                document["replyPath"] = deliver.ReplyPath;
                AddUserData(document, deliver.ProtocolIdentifier, deliver.DataCodingScheme, deliver.UserData);
                break;
            case SmsSubmit submit:
                document["type"] = "submit";
                document["to"] = Address(submit.Destination);
                document["reference"] = submit.MessageReference;
                document["validity"] = Validity(submit.ValidityPeriod);
                document["statusReportRequested"] = submit.StatusReportRequested;
                document["rejectDuplicates"] = submit.RejectDuplicates;
                document["replyPath"] = submit.ReplyPath;
                AddUserData(document, submit.ProtocolIdentifier, submit.DataCodingScheme, submit.UserData);
                break;
            case SmsStatusReport report:
                document["type"] = "statusReport";
                document["to"] = Address(report.Recipient);
                document["reference"] = report.MessageReference;
                document["serviceCentreTime"] = Time(report.ServiceCentreTimeStamp);
                document["dischargeTime"] = Time(report.DischargeTime);
                document["status"] = new JsonObject
                {
                    ["value"] = report.Status.Octet,
                    ["class"] = Camel(report.Status.Class),
                    ["meaning"] = report.Status.Meaning,
                };
                break;
        }

        return document;
    }

    private static void AddUserData(JsonObject document, byte protocolIdentifier, DataCodingScheme scheme, UserData data)
    {
        document["protocolIdentifier"] = protocolIdentifier;
        document["dataCodingScheme"] = scheme.Octet;
        document["alphabet"] = Camel(data.Alphabet);
        document["class"] = scheme.MessageClass;
        document["text"] = data.Text;
        document["data"] = data.Text is null ? Convert.ToHexString(data.Content.AsSpan()) : null;
        if (data.Header is not { } header)
        {
            return;
        }

        document["header"] = new JsonArray([.. header.Elements.Select(element => new JsonObject
        {
            ["element"] = element.Identifier, ["data"] = Convert.ToHexString(element.Data.AsSpan()),
        })]);
        if (header.Concatenation is { } concatenation)
        {
            document["concatenation"] = new JsonObject
            {
                ["reference"] = concatenation.Reference, ["total"] = concatenation.Total, ["sequence"] = concatenation.Sequence,
            };
        }

        if (header.Ports is { } ports)
        {
            document["ports"] = new JsonObject { ["destination"] = ports.Destination, ["source"] = ports.Source };
        }
    }

    private static JsonObject Address(TpAddress address) =>
        new() { ["address"] = address.ToString(), ["typeOfNumber"] = Camel(address.Type) };

    private static string Time(ServiceCentreTimeStamp stamp) => stamp.TryGetTime(out var time) ? Rfc3339.Format(time) : stamp.ToString();

    private static JsonNode? Validity(ValidityPeriod? validity) => validity switch
    {
        ValidityPeriod.Relative relative => (long)relative.Duration.TotalSeconds,
        ValidityPeriod.Absolute absolute => Time(absolute.Time),
        ValidityPeriod.Enhanced enhanced => Convert.ToHexString(enhanced.Encode()),
        _ => null,
    };

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
