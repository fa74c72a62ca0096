namespace IotSms.Telecontrol.Access;

/// <summary>What one command asks of the user who gives it.</summary>
/// <param name="Command">The command's name, for the audit.</param>
/// <param name="Role">The least role.</param>
/// <param name="Proof">The least proof; null: the one configured for the role.</param>
public sealed record CommandPolicy(string Command, Role Role, Proof? Proof);
