using System.Text;
using IotSms.Agent.Control;
using IotSms.Gateway;
using IotSms.Modem.Power;

namespace IotSms.Agent.Configuration;

/// <summary>What a schema can't see: files that must be there, names that must differ, and keys that need each other.</summary>
internal static class ReferenceCheck
{
    /// <summary>Every mistake in a bound configuration.</summary>
    public static IEnumerable<ConfigurationMistake> Check(AgentConfiguration configuration) =>
        [
            .. CheckDataDirectory(configuration), .. CheckModems(configuration.Modems), .. MqttCheck.Check(configuration.Mqtt),
            .. CheckQuietHours(configuration.Outbox), .. AccessCheck.Check(configuration.Access),
            .. TextsCheck.Check(configuration.Texts), .. BalanceConfiguration.Check(configuration),
            .. CallConfiguration.Check(configuration.Calls),
            .. AlarmsCheck.Check(configuration.Alarms, configuration.Points),
            .. PointCheck.Check(configuration),
            .. CommandsCheck.Check(configuration),
        ];

    /// <summary>A file that must be there and readable; null when it is, or none is named.</summary>
    public static ConfigurationMistake? CheckFile(string key, string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(file);
            return null;
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(key, file, "no such file", "make it, or correct the path");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Directory.Exists(file)
                ? new(key, file, "is a directory", "name a file")
                : new(key, file, "can't be read by this user", $"sudo chgrp iotsms {file} && sudo chmod 640 {file}");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckDataDirectory(AgentConfiguration configuration)
    {
        int octets = Encoding.UTF8.GetByteCount(configuration.ControlSocket);
        if (octets > ControlProtocol.LongestPath)
        {
            yield return new("Agent:DataDirectory", configuration.Agent.DataDirectory,
                $"is too long: the control socket in it would have {octets} octets",
                $"choose one that makes it {ControlProtocol.LongestPath} at most");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckModems(IReadOnlyList<ModemSection> modems)
    {
        if (modems.Count == 0)
        {
            yield return new("Modems", null, "there is none", "add one with at least its Port, such as [{ \"Port\": \"/dev/serial0\" }]");
        }

        for (int i = 0; i < modems.Count; i++)
        {
            var modem = modems[i];
            string key = $"Modems:{i}";
            if (modem.Port.Length == 0)
            {
                yield return new($"{key}:Port", null, "is missing", "name the device, such as /dev/serial0");
            }

            if (modem.BaudRate is > 0 and < 1200)
            {
                yield return new($"{key}:BaudRate", $"{modem.BaudRate}",
                    "is too slow for any module", "write 115200, or another rate from 1200");
            }

            if (modems.Take(i).Any(other => other.Port == modem.Port && modem.Port.Length > 0))
            {
                yield return new($"{key}:Port", modem.Port, "is named twice", "give each modem its own port");
            }

            string name = ModemConfiguration.Name(modem, i);
            if (modems.Take(i).Select(ModemConfiguration.Name).Contains(name))
            {
                yield return new($"{key}:Name", name, "is named twice", "give each modem its own name");
            }

            if (modem.Power?.Board is { } board && !PowerPresets.All.ContainsKey(board))
            {
                yield return new($"{key}:Power:Board", board, "is not known", Nearest.To(board, PowerPresets.All.Keys) is { } nearest
                    ? $"did you mean {nearest}?"
                    : $"write {string.Join(" or ", PowerPresets.All.Keys)}, or name the lines yourself");
            }

            foreach (var mistake in CheckPin(modem, key))
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckPin(ModemSection modem, string key)
    {
        if (modem is { Pin: not null, PinFile: not null })
        {
            yield return new($"{key}:PinFile", modem.PinFile, "stands beside Pin", "keep one of the two, rather PinFile");
        }
        else if (CheckFile($"{key}:PinFile", modem.PinFile) is { } mistake)
        {
            yield return mistake;
        }
        else if (Secret.Read(modem.Pin, modem.PinFile) is { } pin
            && !(pin.Trim() is { Length: >= 4 and <= 8 } digits && digits.All(char.IsAsciiDigit)))
        {
            yield return modem.PinFile is { } file
                ? new($"{key}:PinFile", file, "the file holds no PIN", "write nothing but 4 to 8 digits into it")
                : new($"{key}:Pin", null, "is no PIN", "write 4 to 8 digits, in quotes");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckQuietHours(OutboxSection outbox)
    {
        if (outbox.QuietHours is { } hours && hours.Split('-') is [var from, var to] && from == to)
        {
            yield return new("Outbox:QuietHours", hours,
                "begins and ends at the same time", "write two times of day, such as 22:00-07:00, or null");
        }
    }
}
