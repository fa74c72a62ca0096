namespace IotSms.Modem.At;

/// <summary>What a token was to an exchange.</summary>
internal enum ExchangeStep
{
    /// <summary>Part of it.</summary>
    Taken,

    /// <summary>Its prompt: the payload goes now.</summary>
    Prompted,

    /// <summary>Its end.</summary>
    Ended,

    /// <summary>None of its business.</summary>
    NotMine,
}
