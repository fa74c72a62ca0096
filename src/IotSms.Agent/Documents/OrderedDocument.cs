namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>points</c> with <c>set</c>.</summary>
/// <param name="Point">How the output is.</param>
/// <param name="Kept">False: it is to be restored, and the disk did not take it.</param>
internal sealed record OrderedDocument(PointDocument Point, bool Kept);
