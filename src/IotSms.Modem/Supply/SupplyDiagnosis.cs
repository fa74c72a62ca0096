namespace IotSms.Modem.Supply;

/// <summary>What the signs of an hour say about a module's power supply.</summary>
public enum SupplyDiagnosis
{
    /// <summary>Nothing is wrong with it, as far as is known.</summary>
    Good,

    /// <summary>It gives in when the module transmits: restarts and notices come with submissions.</summary>
    SagsWhenTransmitting,

    /// <summary>Too low.</summary>
    Low,

    /// <summary>Too high.</summary>
    High,

    /// <summary>The module restarts by itself, whether it transmits or not: supply, cable or module.</summary>
    Unsteady,
}
