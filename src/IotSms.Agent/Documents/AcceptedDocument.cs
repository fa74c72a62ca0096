namespace IotSms.Agent.Documents;

/// <summary>The answer to a message that was taken: it is on disk.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Messages">One message for each recipient.</param>
/// <param name="Repeated">Whether the same request was accepted before and this is its first answer again.</param>
internal sealed record AcceptedDocument(string Id, IReadOnlyList<MessageDocument> Messages, bool Repeated);
