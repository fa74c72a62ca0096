using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Documents;

/// <summary>A lock-out began, as it is told on <c>locked-out</c>.</summary>
internal sealed record LockedOutDocument(string User, string? From, long Seconds)
{
    /// <summary>What the gatekeeper told.</summary>
    public static LockedOutDocument Of(LockedOut news) => new(news.User, news.From, (long)news.For.TotalSeconds);
}
