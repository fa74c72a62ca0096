using IotSms.Modem.At;

namespace IotSms.Modem.Models;

/// <summary>SIM800, SIM800L, SIM800C, SIM808, SIM868, SIM900: AT manual V1.09, SIM800L hardware design V1.00 and V1.02 (MT6261).</summary>
internal static class Sim800
{
    internal static ModemModel Model { get; } = new()
    {
        Name = "sim800",
        Identities = ["SIM800", "SIM808", "SIM868", "SIM900"],
        Urcs = new UrcTable(new UrcPattern("MO CONNECTED", UrcKind.Other, Whole: true)),
        // CFUN=1: a process that died between 4 and 1 left the radio off, and the module keeps that (AT manual 3.2).
        // CMEE=1: with 2 some firmwares print texts instead of numbers. CBATCHK: MT6261 parts don't guard their supply without.
        // CMTE: tells of heat and cold; closed by default.
        Settings =
        [
            "ATV1", "AT+CMEE=1", "AT+CFUN=1", "AT+IFC=0,0", "AT+CSCS=\"GSM\"", "AT+CREG=2", "AT+CLIP=1", "AT+CUSD=1", "AT+CLTS=1",
            "AT+CBATCHK=1", "AT+CMTE=1",
        ],
        MessageSettings = ["AT+CMGF=0"],
        // Knows reports routed (ds=1) only.
        Indications = ["2,1,0,1,0", "2,1,0,0,0"],
        Storages = ["SM", "ME"],
        Registrations = ["CREG"],
        IccidCommand = "AT+CCID",
        PukPosition = 2,
        Restart = "AT+CFUN=1,1",
        PowerOff = "AT+CPOWD=1",
        HangUp = "ATH",
        BaudRates = [115200, 9600, 57600, 38400, 19200],
        PowerOnPulse = TimeSpan.FromMilliseconds(1200),
        PowerOffPulse = TimeSpan.FromSeconds(2),
        ShortestOffPulse = TimeSpan.FromSeconds(1),
        BootTime = TimeSpan.FromSeconds(20),
        OffTime = TimeSpan.FromSeconds(5),
    };
}
