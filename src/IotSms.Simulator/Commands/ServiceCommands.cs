using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>What the message service works with: service, service centre, character set (27.005 3.2, 3.3).</summary>
internal static class ServiceCommands
{
    private static readonly string[] CharacterSets = ["IRA", "GSM", "UCS2", "HEX", "PCCP", "PCDN", "8859-1"];

    public static Reply Service(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Read => new Reply.Done($"+CSMS: {module.Settings["+CSMS"]},1,1,1"),
        AtOperation.Test => new Reply.Done("+CSMS: (0,1)"),
        AtOperation.Set when SettingCommand.Set(module, command) =>
            new Reply.Done(module.Profile.PukAfterPin ? "+CSMS:1,1,1" : "+CSMS: 1,1,1"),
        _ => Reply.Error,
    };

    public static Reply ServiceCentre(VirtualModule module, AtCommand command)
    {
        var sim = module.Sim!;
        switch (command.Operation)
        {
            case AtOperation.Read:
                return new Reply.Done($"+CSCA: \"{sim.ServiceCentre}\",{(sim.ServiceCentre.StartsWith('+') ? 145 : 129)}");
            case AtOperation.Test:
                return Reply.Ok;
            case AtOperation.Set when command.Text(0) is { } number && number.TrimStart('+').All(char.IsAsciiDigit):
                sim.ServiceCentre = command.Number(1) == 145 && !number.StartsWith('+') ? $"+{number}" : number;
                return Reply.Ok;
            default:
                return Reply.Error;
        }
    }

    public static Reply CharacterSet(VirtualModule module, AtCommand command)
    {
        switch (command.Operation)
        {
            case AtOperation.Read:
                return new Reply.Done($"+CSCS: \"{module.Settings.CharacterSet}\"");
            case AtOperation.Test:
                return new Reply.Done($"+CSCS: ({string.Join(',', CharacterSets.Select(name => $"\"{name}\""))})");
            case AtOperation.Set when CharacterSets.Contains(command.Text(0)):
                module.Settings.CharacterSet = command.Text(0)!;
                return Reply.Ok;
            default:
                return Reply.Error;
        }
    }

    public static Reply TextParameters(VirtualModule module, AtCommand command)
    {
        switch (command.Operation)
        {
            case AtOperation.Read:
                return new Reply.Done($"+CSMP: {string.Join(',', module.Settings.TextParameters)}");
            case AtOperation.Test:
                return Reply.Ok;
            case AtOperation.Set when command.Values.Count is >= 1 and <= 4:
                var values = module.Settings.TextParameters.ToArray();
                for (var i = 0; i < command.Values.Count; i++)
                {
                    if (command.Values[i].Length > 0 && command.Number(i) is not (>= 0 and <= 255))
                        return new Reply.Cms(305);
                    values[i] = command.Number(i) ?? values[i];
                }

                module.Settings.SetTextParameters(values);
                return Reply.Ok;
            default:
                return Reply.Error;
        }
    }
}
