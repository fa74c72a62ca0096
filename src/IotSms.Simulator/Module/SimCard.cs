namespace IotSms.Simulator.Module;

/// <summary>A SIM: identity, PIN and its own message storage, which go where the card goes.</summary>
internal sealed class SimCard(string pin, int slots, int firstIndex)
{
    public string Iccid { get; set; } = "89470060201112131415";

    public string Imsi { get; set; } = "242016123456789";

    /// <summary>The PIN asked for at power-on; empty when none is.</summary>
    public string Pin { get; set; } = pin;

    public string Puk { get; set; } = "12345678";

    public int PinTries { get; set; } = 3;

    public int PukTries { get; set; } = 10;

    /// <summary>Whether the PIN was given since power-on.</summary>
    public bool IsVerified { get; set; } = pin.Length == 0;

    /// <summary>Service centre address (EF_SMSP); empty when the card has none.</summary>
    public string ServiceCentre { get; set; } = "+4790002100";

    /// <summary>Last TP-MR used (EF_SMSS).</summary>
    public byte LastReference { get; set; }

    public MessageStorage Messages { get; } = new("SM", slots, firstIndex);

    /// <summary>What <c>+CPIN:</c> says.</summary>
    public string State => PukTries == 0 ? "SIM FAILURE" : PinTries == 0 ? "SIM PUK" : IsVerified ? "READY" : "SIM PIN";

    public bool IsUsable => IsVerified && PinTries > 0;

    /// <summary>Power was cut: the PIN is asked for again.</summary>
    public void PowerOff() => IsVerified = Pin.Length == 0;

    /// <summary>Tries a PIN; null when it is right, else the +CME ERROR code.</summary>
    public int? Verify(string given)
    {
        if (PinTries == 0)
            return 12;
        if (given == Pin)
        {
            PinTries = 3;
            IsVerified = true;
            return null;
        }

        PinTries--;
        return PinTries == 0 ? 12 : 16;
    }

    /// <summary>Tries a PUK and sets a new PIN; null when it is right, else the +CME ERROR code.</summary>
    public int? Unblock(string puk, string newPin)
    {
        if (newPin.Length is < 4 or > 8 || !newPin.All(char.IsAsciiDigit))
            return 50;
        if (puk == Puk)
        {
            Pin = newPin;
            PinTries = 3;
            PukTries = 10;
            IsVerified = true;
            return null;
        }

        PukTries--;
        return PukTries == 0 ? 13 : 16;
    }
}
