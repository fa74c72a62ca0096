namespace IotSms.Telecontrol.Alarms.OnCall;

/// <summary>The groups and rotas of a site: what a name means at a time of the week.</summary>
/// <param name="groups">The groups.</param>
/// <param name="rotas">The rotas; no name is a group's and a rota's.</param>
public sealed class Duty(IReadOnlyList<Group> groups, IReadOnlyList<Rota> rotas)
{
    private readonly Dictionary<string, Group> _groups = groups.ToDictionary(group => group.Name);
    private readonly Dictionary<string, Rota> _rotas = rotas.ToDictionary(rota => rota.Name);

    /// <summary>Whom a name means now. What is neither a group nor a rota is a user.</summary>
    /// <param name="name">A group's, a rota's or a user's name.</param>
    /// <param name="local">The time on the wall.</param>
    public OnDuty Who(string name, DateTime local)
    {
        var (users, vacant) = (new List<string>(), new List<string>());
        foreach (var member in MembersOf(name))
        {
            if (!_rotas.TryGetValue(member, out var rota))
            {
                users.Add(member);
                continue;
            }
            string[] present = [.. rota.Shifts.Where(shift => shift.Covers(local)).SelectMany(shift => shift.Users)];
            users.AddRange(present.Length > 0 ? present : rota.Users);
            if (present.Length == 0)
                vacant.Add(rota.Name);
        }
        return new([.. users.Distinct()], vacant);
    }

    /// <summary>Everybody whom a name can ever mean.</summary>
    public IReadOnlyList<string> Everybody(string name) =>
        [.. MembersOf(name).SelectMany(member => _rotas.TryGetValue(member, out var rota) ? rota.Users : [member]).Distinct()];

    private IReadOnlyList<string> MembersOf(string name) => _groups.TryGetValue(name, out var group) ? group.Members : [name];
}
