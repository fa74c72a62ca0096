namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>points</c>.</summary>
/// <param name="Points">Outputs and then inputs, in the order of the configuration.</param>
internal sealed record PointsDocument(IReadOnlyList<PointDocument> Points);
