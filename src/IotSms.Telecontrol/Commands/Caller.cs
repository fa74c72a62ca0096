using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary>Who has a command carried out.</summary>
/// <param name="User">The user, who has proven himself.</param>
/// <param name="Approach">How he asked.</param>
/// <param name="Phrases">His language.</param>
public sealed record Caller(User User, Approach Approach, Phrases Phrases);
