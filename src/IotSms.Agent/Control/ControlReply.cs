using System.Text.Json.Nodes;

namespace IotSms.Agent.Control;

/// <summary>What the agent replied.</summary>
internal abstract record ControlReply
{
    private ControlReply() { }

    /// <summary>The answer.</summary>
    public sealed record Answered(JsonObject Answer) : ControlReply;

    /// <summary>Why there is none: the document of topic <c>error</c>.</summary>
    public sealed record Refused(JsonObject Error) : ControlReply;
}
