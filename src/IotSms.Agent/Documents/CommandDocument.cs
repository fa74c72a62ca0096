namespace IotSms.Agent.Documents;

/// <summary>The answer to a command.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Result"><c>done</c>, or <c>confirm</c>: it waits for a yes.</param>
/// <param name="Text">What the asker is told.</param>
internal sealed record CommandDocument(string Id, string Result, string Text);
