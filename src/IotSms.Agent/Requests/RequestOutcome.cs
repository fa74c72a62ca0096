using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary>What became of a request.</summary>
internal abstract record RequestOutcome
{
    private RequestOutcome() { }

    /// <summary>The caller's own word for the request, to be echoed.</summary>
    public JsonNode? Transaction { get; init; }

    /// <summary>It was carried out.</summary>
    /// <param name="Answer">The answer's document.</param>
    public sealed record Answered(JsonObject Answer) : RequestOutcome;

    /// <summary>It was refused; nothing changed.</summary>
    public sealed record Refused(Refusal Refusal) : RequestOutcome;

    /// <summary>It was carried out, with this document as answer.</summary>
    public static RequestOutcome Of<T>(T document, JsonTypeInfo<T> type) => new Answered(AgentJson.Object(document, type));

    /// <summary>The document for the caller: the answer or the error, with the transaction echoed.</summary>
    public JsonObject ToJson()
    {
        var json = this switch
        {
            Answered { Answer: var answer } => answer.DeepClone().AsObject(),
            Refused { Refusal: var refusal } => AgentJson.Object(ErrorDocument.Of(refusal), AgentJson.Contract.ErrorDocument),
            _ => [],
        };
        if (Transaction is not null)
        {
            json[PayloadFields.Transaction] = Transaction.DeepClone();
        }

        return json;
    }
}
