using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Access;

/// <summary>A user and what he proves himself with.</summary>
/// <param name="User">The user.</param>
/// <param name="Credential">The site's half of his proof; null: he has none, and may do what asks for none.</param>
public sealed record Account(User User, Credential? Credential);
