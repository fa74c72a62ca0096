using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Requests;

/// <summary><c>users</c>: who is known; <c>"read":true</c> reads the files again first. Only for this machine.</summary>
internal sealed class UsersVerb(UserDirectory users) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "users";

    /// <inheritdoc/>
    public bool IsLocalOnly => true;

    /// <inheritdoc/>
    public ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "read");
        bool reads = fields.Flag("read") ?? false;
        if (fields.Refusal is { } refusal)
        {
            return ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(refusal));
        }

        if (reads)
        {
            users.Read();
        }

        return ValueTask.FromResult(
            RequestOutcome.Of(UsersDocument.Of(users.Users, users.Mistakes), AgentJson.Contract.UsersDocument));
    }
}
