using IotSms.Modem.At;

namespace IotSms.Modem.Models;

/// <summary>
/// SIM7500, SIM7600 and the A76xx after them: AT manual V3.00, SIM7600E hardware design V1.01, SMS application note V3.00.
/// </summary>
internal static class Sim7600
{
    internal static ModemModel Model { get; } = new()
    {
        Name = "sim7600",
        Identities = ["SIM75", "SIM76", "A76", "SIM7000", "SIM7070"],
        Urcs = new UrcTable(new UrcPattern("+AUTOCSQ:", UrcKind.Other)),
        // CVALARM: closed by default; it only tells. CPMVT would switch off, and PWRKEY would be needed to come back.
        // CATR: without it unsolicited result codes may go to the USB port. CVHU: with 1, ATH and AT+CHUP hang up nothing.
        Settings =
        [
            "ATV1", "AT+CMEE=1", "AT+CFUN=1", "AT+IFC=0,0", "AT+CATR=1", "AT+CSCS=\"GSM\"", "AT+CREG=2", "AT+CEREG=2", "AT+CVHU=0",
            "AT+CLIP=1", "AT+CUSD=1", "AT+CTZU=1", "AT+CTZR=1", "AT+CVALARM=1,3400,4300",
        ],
        MessageSettings = ["AT+CMGF=0"],
        // The manual wants mode 1 for routed reports; firmwares list more than they take.
        Indications = ["1,1,0,1,0", "2,1,0,1,0", "2,1,0,2,0", "2,1,0,0,0"],
        Storages = ["ME", "SM"],
        Registrations = ["CREG", "CEREG"],
        IccidCommand = "AT+CICCID",
        PukPosition = 1,
        Restart = "AT+CRESET",
        PowerOff = "AT+CPOF",
        HangUp = "AT+CHUP",
        BaudRates = [115200, 9600, 57600, 230400, 460800, 921600],
        PowerOnPulse = TimeSpan.FromMilliseconds(600),
        PowerOffPulse = TimeSpan.FromSeconds(3),
        ShortestOffPulse = TimeSpan.FromSeconds(2.5),
        BootTime = TimeSpan.FromSeconds(35),
        OffTime = TimeSpan.FromSeconds(28),
    };
}
