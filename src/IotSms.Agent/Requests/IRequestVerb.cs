using System.Text.Json;

namespace IotSms.Agent.Requests;

/// <summary>Something that can be asked of the agent, by the broker or by the control socket.</summary>
internal interface IRequestVerb
{
    /// <summary>Its name: <c>request/{verb}</c>.</summary>
    string Name { get; }

    /// <summary>Whether only this machine may ask it.</summary>
    bool IsLocalOnly => false;

    /// <summary>Carries it out. Everything that decides its place among others happens before the first wait.</summary>
    ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken);
}
