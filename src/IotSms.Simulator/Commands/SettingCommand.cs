using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>A command that keeps numbers and does no more.</summary>
internal static class SettingCommand
{
    public static Reply Run(VirtualModule module, AtCommand command)
    {
        var setting = module.Profile.Settings[command.Name];
        return command.Operation switch
        {
            AtOperation.Read => new Reply.Done($"{command.Name}: {string.Join(',', module.Settings.Values(command.Name))}"),
            AtOperation.Test => new Reply.Done($"{command.Name}: {string.Join(',', setting.Ranges.Select(range => $"({range})"))}"),
            _ => Set(module, command) ? Reply.Ok : Reply.Error,
        };
    }

    /// <summary>Sets the numbers given, leaves the others; false when one is out of its range, too many or missing.</summary>
    public static bool Set(VirtualModule module, AtCommand command)
    {
        var setting = module.Profile.Settings[command.Name];
        var values = module.Settings.Values(command.Name).ToArray();
        if (command.Values.Count > values.Length)
            return false;
        // A basic command without its number means 0 (V.250 5.3.1); an extended one without value is incomplete.
        if (command.Values.Count == 0)
        {
            if (command.Name[0] == '+')
                return false;
            values[0] = 0;
        }

        for (var i = 0; i < command.Values.Count; i++)
        {
            if (command.Values[i].Length == 0)
                continue;
            if (command.Number(i) is not { } value || !setting.Allows(i, value))
                return false;
            values[i] = value;
        }

        module.Settings.Set(command.Name, values);
        return true;
    }
}
