namespace IotSms.Modem.Models;

/// <summary>The models that are known.</summary>
internal static class ModemModels
{
    private static readonly ModemModel[] Known = [Sim800.Model, Sim7600.Model];

    /// <summary>A model by its name in configuration; null for <c>auto</c> and for names nobody knows.</summary>
    internal static ModemModel? Named(string name) =>
        Array.Find(Known, model => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The model that the answer to AT+CGMM tells of; the cautious one when it tells of none.</summary>
    internal static ModemModel Identify(string answer) =>
        Array.Find(Known, model => model.Identities.Any(part => answer.Contains(part, StringComparison.OrdinalIgnoreCase)))
            ?? Generic.Model;
}
