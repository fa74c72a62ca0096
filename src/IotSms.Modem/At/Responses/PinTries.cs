namespace IotSms.Modem.At.Responses;

/// <summary>Tries left of each code (AT+SPIC). SIM800 prints PIN1, PIN2, PUK1, PUK2; SIM7600 prints PIN1, PUK1, PIN2, PUK2.</summary>
/// <param name="Pin">Tries left of PIN1, first on both.</param>
/// <param name="Puk">Tries left of PUK1.</param>
internal sealed record PinTries(int Pin, int? Puk)
{
    /// <summary>Reads the answer.</summary>
    /// <param name="line">The response.</param>
    /// <param name="pukPosition">Where the model prints PUK1, counted from 0.</param>
    internal static PinTries? Parse(string line, int pukPosition) =>
        AtFields.Of(line) is var fields && fields[0].Number is { } pin ? new PinTries(pin, fields[pukPosition].Number) : null;
}
