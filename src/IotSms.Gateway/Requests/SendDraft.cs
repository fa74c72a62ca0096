namespace IotSms.Gateway;

/// <summary>A request that has been found in order, with its defaults filled in.</summary>
internal sealed record SendDraft
{
    /// <summary>The request's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the caller gave it, so that it may have been used before.</summary>
    public required bool HasCallersId { get; init; }

    /// <summary>What the request says, as a hash.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>The recipients, in E.164 form or short codes.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>What it takes to send the text.</summary>
    public required TextPreview Text { get; init; }

    /// <summary>The time to live.</summary>
    public required TimeSpan TimeToLive { get; init; }

    /// <summary>The request as it came.</summary>
    public required SendRequest Request { get; init; }
}
