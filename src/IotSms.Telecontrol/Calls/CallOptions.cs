namespace IotSms.Telecontrol.Calls;

/// <summary>What follows from a call, which is never answered.</summary>
public sealed record CallOptions
{
    /// <summary>Numbers that are known beside those of the users, E.164.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Whether calls of others are published too.</summary>
    public bool PublishesStrangers { get; init; } = true;

    /// <summary>What a user's call does, by his name: a command, carried out with his rights and without a proof.</summary>
    public IReadOnlyDictionary<string, string> Actions { get; init; } = new Dictionary<string, string>();
}
