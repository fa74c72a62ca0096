using System.CommandLine;
using IotSms.Agent.Pdus;
using IotSms.Pdu;

namespace IotSms.Agent.Commands;

/// <summary><c>pdu decode</c>.</summary>
internal static class PduDecodeCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var hex = new Argument<string>("HEX")
        {
            Description = "Service centre address and TPDU in hexadecimal, as +CMGL and +CMT show it; '-' reads it from standard input.",
        };
        var direction = new Option<string>("--direction")
        {
            HelpName = "WAY", DefaultValueFactory = _ => "mt", Description = "mt: what a phone receives. mo: what it sends.",
        }.AcceptOnlyFromAmong("mt", "mo");
        var command = new Command("decode",
            "Decode one PDU; a bad one ends with exit 65 and a JSON error naming octet, field and clause.") { hex, direction };
        command.SetAction(parsed =>
        {
            string given = parsed.GetRequiredValue(hex);
            string octets = string.Concat((given == "-" ? Console.In.ReadToEnd() : given).Where(letter => !char.IsWhiteSpace(letter)));
            var way = parsed.GetValue(direction) == "mo" ? TpduDirection.MobileOriginated : TpduDirection.MobileTerminated;
            return PduCommand.Write(() => PduDocument.Of(SmsPdu.DecodeHex(octets, way)));
        });
        return command;
    }
}
