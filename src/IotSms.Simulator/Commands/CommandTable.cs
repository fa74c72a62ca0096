using System.Collections.Frozen;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Runs one command of a line.</summary>
internal delegate Reply CommandHandler(VirtualModule module, AtCommand command);

/// <summary>All commands a module may know; which it does know says its profile.</summary>
internal static class CommandTable
{
    private static readonly FrozenDictionary<string, (CommandHandler Run, Need Need)> Entries =
        new (string Name, CommandHandler Run, Need Need)[]
        {
            ("", GeneralCommands.Attention, Need.Nothing), ("Z", GeneralCommands.Recall, Need.Nothing),
            ("&F", GeneralCommands.FactoryDefaults, Need.Nothing), ("&W", GeneralCommands.Store, Need.Nothing),
            ("I", GeneralCommands.Identification, Need.Nothing), ("+GCAP", GeneralCommands.Capabilities, Need.Nothing),
            ("+CGMI", GeneralCommands.Manufacturer, Need.Nothing), ("+GMI", GeneralCommands.Manufacturer, Need.Nothing),
            ("+CGMM", GeneralCommands.Model, Need.Nothing), ("+GMM", GeneralCommands.Model, Need.Nothing),
            ("+CGMR", GeneralCommands.Revision, Need.Nothing), ("+GMR", GeneralCommands.Revision, Need.Nothing),
            ("+CGSN", GeneralCommands.SerialNumber, Need.Nothing), ("+GSN", GeneralCommands.SerialNumber, Need.Nothing),

            ("+CFUN", PowerCommands.Functionality, Need.Nothing), ("+CPOWD", PowerCommands.PowerDown, Need.Nothing),
            ("+CPOF", PowerCommands.PowerOff, Need.Nothing), ("+CRESET", PowerCommands.Reset, Need.Nothing),
            ("+CBC", PowerCommands.Supply, Need.Nothing), ("+CCLK", ClockCommand.Run, Need.Nothing),

            ("+CPIN", SimCommands.Pin, Need.Card), ("+SPIC", SimCommands.TriesLeft, Need.Card),
            ("+CIMI", SimCommands.Imsi, Need.UnlockedCard), ("+CCID", SimCommands.CardNumber, Need.Card),
            ("+CICCID", SimCommands.TaggedCardNumber, Need.Card), ("+CNUM", SimCommands.OwnNumber, Need.UnlockedCard),
            ("+CSMINS", SimCommands.Inserted, Need.Nothing),

            ("+CREG", NetworkCommands.Registration, Need.Nothing), ("+CGREG", NetworkCommands.Registration, Need.Nothing),
            ("+CEREG", NetworkCommands.Registration, Need.Nothing), ("+COPS", NetworkCommands.Operator, Need.Nothing),
            ("+CSQ", NetworkCommands.Signal, Need.Nothing), ("+CPSI", NetworkCommands.SystemInformation, Need.Nothing),

            ("+CSMS", ServiceCommands.Service, Need.Nothing), ("+CSCA", ServiceCommands.ServiceCentre, Need.Messages),
            ("+CSCS", ServiceCommands.CharacterSet, Need.Nothing), ("+CSMP", ServiceCommands.TextParameters, Need.Messages),
            ("+CNMI", ReceiveCommands.Indications, Need.Messages), ("+CNMA", ReceiveCommands.Acknowledge, Need.Messages),
            ("+CPMS", StorageCommands.Preferred, Need.Messages), ("+CMGR", StorageCommands.Read, Need.Messages),
            ("+CMGL", StorageCommands.List, Need.Messages), ("+CMGD", StorageCommands.Delete, Need.Messages),
            ("+CMGDA", StorageCommands.DeleteAll, Need.Messages), ("+CMGS", SendCommands.Send, Need.Messages),
            ("+CMGW", SendCommands.Write, Need.Messages), ("+CMSS", SendCommands.SendStored, Need.Messages),

            ("H", CallCommands.HangUp, Need.Nothing), ("A", CallCommands.Answer, Need.Nothing),
            ("+CHUP", CallCommands.HangUpAll, Need.Nothing), ("+CLCC", CallCommands.List, Need.Nothing),
            ("+CPAS", CallCommands.Activity, Need.Nothing), ("+CUSD", UssdCommand.Run, Need.UnlockedCard),
        }.ToFrozenDictionary(entry => entry.Name, entry => (entry.Run, entry.Need));

    public static Reply Run(VirtualModule module, AtCommand command)
    {
        var isSetting = module.Profile.Settings.TryGetValue(command.Name, out var setting);
        if (!isSetting && !module.Profile.Commands.Contains(command.Name))
            return Reply.Error;
        if (!Entries.TryGetValue(command.Name, out var entry))
            return setting is null ? Reply.Error : SettingCommand.Run(module, command);
        return Missing(module, entry.Need) ?? entry.Run(module, command);
    }

    private static Reply? Missing(VirtualModule module, Need need)
    {
        var isMessage = need is Need.Messages;
        if (need is Need.Nothing)
            return null;
        if (!module.IsSimRead)
            return isMessage ? new Reply.Cms(module.Profile.SmsNotReady) : new Reply.Cme(14);
        if (module.Sim is not { } sim)
            return isMessage ? new Reply.Cms(310) : new Reply.Cme(10);
        if (module.IsSimLost || sim.PukTries == 0)
            return isMessage ? new Reply.Cms(313) : new Reply.Cme(13);
        if (need is Need.Card)
            return null;
        if (!sim.IsUsable)
            return isMessage ? new Reply.Cms(sim.PinTries == 0 ? 316 : 311) : new Reply.Cme(sim.PinTries == 0 ? 12 : 11);
        return isMessage && !module.IsSmsReady ? new Reply.Cms(module.Profile.SmsNotReady) : null;
    }
}
