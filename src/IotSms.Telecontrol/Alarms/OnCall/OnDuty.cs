namespace IotSms.Telecontrol.Alarms.OnCall;

/// <summary>Who is to be told.</summary>
/// <param name="Users">Their names, each once, in the order in which they are told.</param>
/// <param name="Vacant">The rotas that have nobody on duty: everybody of them is among the users.</param>
public sealed record OnDuty(IReadOnlyList<string> Users, IReadOnlyList<string> Vacant);
