namespace IotSms.Hil;

/// <summary>Something that must hold did not.</summary>
internal sealed class ScenarioException(string message) : Exception(message);
