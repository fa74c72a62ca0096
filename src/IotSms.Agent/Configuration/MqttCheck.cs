using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IotSms.Agent.Mqtt;

namespace IotSms.Agent.Configuration;

/// <summary>What a schema can't see of section <c>Mqtt</c>: its address, its files, and keys that need each other.</summary>
internal static class MqttCheck
{
    /// <summary>Every mistake in the section.</summary>
    public static IEnumerable<ConfigurationMistake> Check(MqttSection mqtt) =>
        [.. CheckAddress(mqtt), .. CheckCompany(mqtt), .. CheckFiles(mqtt)];

    private static IEnumerable<ConfigurationMistake> CheckAddress(MqttSection mqtt)
    {
        if (!BrokerAddress.TryParse(mqtt.Url, out var address))
        {
            yield return new("Mqtt:Url", mqtt.Url, "is no address of a broker",
                "write mqtt://host:1883, mqtts://host:8883 or embedded://127.0.0.1:1883");
        }
        else if (address.Kind == BrokerKind.Embedded && !IPAddress.TryParse(address.Host, out _))
        {
            yield return new("Mqtt:Url", mqtt.Url, "names a host where the agent's own address belongs",
                "write embedded://127.0.0.1:1883, or the address of a network card");
        }
        else if (address.Kind == BrokerKind.Embedded && !IPAddress.IsLoopback(IPAddress.Parse(address.Host)) && mqtt.UsersFile is null)
        {
            yield return new("Mqtt:UsersFile", null, $"is missing, and {address.Host} can be reached from outside",
                "name a file with one user:password a line, or listen on 127.0.0.1");
        }

        if (!Topics.IsBase(mqtt.BaseTopic))
        {
            yield return new("Mqtt:BaseTopic", mqtt.BaseTopic, "is no topic to publish under",
                "write levels without +, # and $, no slash first or last, such as iotsms or plant/sms");
        }
    }

    /// <summary>
    /// Keys that need another one, or mean nothing beside it. Who names an authority expects TLS, and must not get a
    /// connection in the open.
    /// </summary>
    private static IEnumerable<ConfigurationMistake> CheckCompany(MqttSection mqtt)
    {
        if (mqtt is { Password: not null, PasswordFile: not null })
        {
            yield return new("Mqtt:PasswordFile", mqtt.PasswordFile, "stands beside Password", "keep one of the two, rather PasswordFile");
        }

        if (mqtt.User is null && (mqtt.Password ?? mqtt.PasswordFile) is not null)
        {
            yield return new("Mqtt:User", null,
                "is missing, and a password without a user is not sent", "name the user, or remove the password");
        }

        if (mqtt.ClientKeyFile is null != mqtt.ClientCertificateFile is null)
        {
            yield return new(mqtt.ClientKeyFile is null ? "Mqtt:ClientKeyFile" : "Mqtt:ClientCertificateFile", null, "is missing",
                "a client certificate needs both its certificate and its key");
        }

        if (BrokerAddress.TryParse(mqtt.Url, out var address) && address.Kind == BrokerKind.Tcp
            && (mqtt.CaFile ?? mqtt.ClientCertificateFile) is not null)
        {
            yield return new("Mqtt:Url", mqtt.Url, "is not encrypted, and certificates are configured",
                $"write mqtts://{address.Host}:8883, or remove them");
        }

        if (address is not null && address.Kind != BrokerKind.Embedded && mqtt.UsersFile is not null)
        {
            yield return new("Mqtt:UsersFile", mqtt.UsersFile, "is for a broker hosted here, and Url names another",
                "remove it, or write embedded:// in Mqtt:Url");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckFiles(MqttSection mqtt)
    {
        (string Key, string? File, Action<string> Read)[] files =
        [
            ("Mqtt:PasswordFile", mqtt.PasswordFile, _ => { }),
            ("Mqtt:CaFile", mqtt.CaFile, ReadAuthorities),
            ("Mqtt:ClientKeyFile", mqtt.ClientKeyFile, _ => { }),
            ("Mqtt:ClientCertificateFile", mqtt.ClientCertificateFile, file => ReadCertificate(file, mqtt.ClientKeyFile)),
            ("Mqtt:UsersFile", mqtt.UsersFile, file => BrokerUsers.Read(file)),
        ];
        foreach (var (key, file, read) in files)
        {
            if ((ReferenceCheck.CheckFile(key, file) ?? CheckContent(key, file, read)) is { } mistake)
            {
                yield return mistake;
            }
        }
    }

    private static ConfigurationMistake? CheckContent(string key, string? file, Action<string> read)
    {
        try
        {
            if (file is not null)
            {
                read(file);
            }

            return null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return new(key, file, "can't be used", wrong.Message.TrimEnd('.'));
        }
        catch (FormatException wrong)
        {
            return new(key, null, "has a line that is none", wrong.Message);
        }
    }

    private static void ReadAuthorities(string file)
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPemFile(file);
        if (authorities.Count == 0)
        {
            throw new CryptographicException("there is no certificate in it");
        }
    }

    private static void ReadCertificate(string file, string? keyFile)
    {
        if (File.Exists(keyFile))
        {
            X509Certificate2.CreateFromPemFile(file, keyFile).Dispose();
        }
    }
}
