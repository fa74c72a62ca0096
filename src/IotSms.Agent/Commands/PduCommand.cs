using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;
using IotSms.Agent.Pdus;
using IotSms.Pdu;

namespace IotSms.Agent.Commands;

/// <summary><c>pdu</c>: decode and encode, without a module.</summary>
internal static class PduCommand
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("pdu", "Decode or encode the PDUs that modules exchange; one JSON document on standard output.")
    {
        PduDecodeCommand.Create(), PduEncodeCommand.Create(),
    };

    /// <summary>Writes a document, or what is wrong as JSON on standard error with exit 65.</summary>
    public static int Write(Func<JsonObject> make)
    {
        try
        {
            Console.Out.WriteLine(make().ToJsonString(AgentJson.Contract.Options));
            return ExitCode.Ok;
        }
        catch (PduException refused)
        {
            Console.Error.WriteLine(PduError.Of(refused).ToJsonString(AgentJson.Contract.Options));
            return ExitCode.BadData;
        }
    }
}
