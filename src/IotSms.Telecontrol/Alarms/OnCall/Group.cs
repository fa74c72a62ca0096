namespace IotSms.Telecontrol.Alarms.OnCall;

/// <summary>Those who are told together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Members">Users and rotas, in the order in which they are told.</param>
public sealed record Group(string Name, IReadOnlyList<string> Members);
