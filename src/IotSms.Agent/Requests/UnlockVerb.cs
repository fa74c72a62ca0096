using System.Text.Json;
using IotSms.Gateway;
using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Requests;

/// <summary><c>unlock</c>: ends a user's lock-out. Only for this machine.</summary>
internal sealed class UnlockVerb(UserDirectory users, Gatekeeper gatekeeper) : IRequestVerb
{
    /// <inheritdoc/>
    public string Name => "unlock";

    /// <inheritdoc/>
    public bool IsLocalOnly => true;

    /// <inheritdoc/>
    public async ValueTask<RequestOutcome> HandleAsync(JsonElement payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var fields = new PayloadFields(payload, "user");
        string name = fields.RequiredText("user");
        if (fields.Refusal is { } refusal)
        {
            return new RequestOutcome.Refused(refusal);
        }

        if (users.Find(name) is not { } user)
        {
            return new RequestOutcome.Refused(new("not-found", "user", $"there is no user \"{name}\"", Nearest.To(
                name, users.Users.Select(known => known.Name)) is { } nearest ? $"did you mean \"{nearest}\"?" : "iotsms users list"));
        }

        bool wasLocked = await gatekeeper.UnlockAsync(user, cancellationToken);
        return new RequestOutcome.Answered(new() { ["user"] = name, ["wasLocked"] = wasLocked });
    }
}
