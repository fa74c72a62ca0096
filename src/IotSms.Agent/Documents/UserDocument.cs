using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Documents;

/// <summary>A user, without anything that proves that it is he.</summary>
internal sealed record UserDocument(string Name, Role Role, IReadOnlyList<string> Numbers, string Language)
{
    /// <summary>What may be told of a user.</summary>
    public static UserDocument Of(User user) => new(user.Name, user.Role, user.Numbers, user.Language);
}
