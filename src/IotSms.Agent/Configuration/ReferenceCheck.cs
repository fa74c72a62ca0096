using System.Net;
using IotSms.Agent.Mqtt;
using IotSms.Modem.Power;

namespace IotSms.Agent.Configuration;

/// <summary>What a schema can't see: files that must be there, addresses, and keys that need each other.</summary>
internal static class ReferenceCheck
{
    /// <summary>Every mistake in a bound configuration.</summary>
    public static IEnumerable<ConfigurationMistake> Check(AgentConfiguration configuration) =>
        [.. CheckModems(configuration.Modems), .. CheckMqtt(configuration.Mqtt), .. CheckQuietHours(configuration.Outbox)];

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
                yield return new($"{key}:BaudRate", $"{modem.BaudRate}", "is too slow for any module", "write 115200, or another rate from 1200");
            }

            if (modems.Take(i).Any(other => other.Port == modem.Port && modem.Port.Length > 0))
            {
                yield return new($"{key}:Port", modem.Port, "is named twice", "give each modem its own port");
            }

            if (modem.Name is { } name && modems.Take(i).Any(other => other.Name == name))
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
        else if (Secret.Read(modem.Pin, modem.PinFile) is { } pin && !(pin.Trim() is { Length: >= 4 and <= 8 } digits && digits.All(char.IsAsciiDigit)))
        {
            yield return modem.PinFile is { } file
                ? new($"{key}:PinFile", file, "the file holds no PIN", "write nothing but 4 to 8 digits into it")
                : new($"{key}:Pin", null, "is no PIN", "write 4 to 8 digits, in quotes");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckMqtt(MqttSection mqtt)
    {
        if (!BrokerAddress.TryParse(mqtt.Url, out var address))
        {
            yield return new("Mqtt:Url", mqtt.Url, "is no address of a broker", "write mqtt://host:1883, mqtts://host:8883 or embedded://127.0.0.1:1883");
        }
        else if (address.Kind == BrokerKind.Embedded && !IPAddress.TryParse(address.Host, out _))
        {
            yield return new("Mqtt:Url", mqtt.Url, "names a host where the agent's own address belongs", "write embedded://127.0.0.1:1883, or the address of a network card");
        }
        else if (address.Kind == BrokerKind.Embedded && !IPAddress.IsLoopback(IPAddress.Parse(address.Host)) && mqtt.UsersFile is null)
        {
            yield return new("Mqtt:UsersFile", null, $"is missing, and {address.Host} can be reached from outside", "name a file with one user:password a line, or listen on 127.0.0.1");
        }

        if (!Topics.IsBase(mqtt.BaseTopic))
        {
            yield return new("Mqtt:BaseTopic", mqtt.BaseTopic, "is no topic to publish under", "write levels without +, # and $, no slash first or last, such as iotsms or plant/sms");
        }

        if (mqtt is { Password: not null, PasswordFile: not null })
        {
            yield return new("Mqtt:PasswordFile", mqtt.PasswordFile, "stands beside Password", "keep one of the two, rather PasswordFile");
        }

        if (mqtt.ClientKeyFile is null != mqtt.ClientCertificateFile is null)
        {
            yield return new(mqtt.ClientKeyFile is null ? "Mqtt:ClientKeyFile" : "Mqtt:ClientCertificateFile", null, "is missing", "a client certificate needs both its certificate and its key");
        }

        (string Key, string? File)[] files =
        [
            ("Mqtt:PasswordFile", mqtt.PasswordFile), ("Mqtt:CaFile", mqtt.CaFile), ("Mqtt:ClientCertificateFile", mqtt.ClientCertificateFile),
            ("Mqtt:ClientKeyFile", mqtt.ClientKeyFile), ("Mqtt:UsersFile", mqtt.UsersFile),
        ];
        foreach (var (key, file) in files)
        {
            if (CheckFile(key, file) is { } mistake)
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckQuietHours(OutboxSection outbox)
    {
        if (outbox.QuietHours is { } hours && hours.Split('-') is [var from, var to] && from == to)
        {
            yield return new("Outbox:QuietHours", hours, "begins and ends at the same time", "write two times of day, such as 22:00-07:00, or null");
        }
    }

    private static ConfigurationMistake? CheckFile(string key, string? file)
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
            return new(key, file, "can't be read by this user", $"sudo chgrp iotsms {file} && sudo chmod 640 {file}");
        }
    }
}
