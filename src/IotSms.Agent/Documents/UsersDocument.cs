using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Documents;

/// <summary>Who is known, and which files can't be used.</summary>
internal sealed record UsersDocument(IReadOnlyList<UserDocument> Users, IReadOnlyList<string> Mistakes)
{
    /// <summary>The users of a directory.</summary>
    public static UsersDocument Of(IEnumerable<User> users, IEnumerable<UserMistake> mistakes) =>
        new([.. users.Select(UserDocument.Of)], [.. mistakes.Select(mistake => $"{mistake}")]);
}
