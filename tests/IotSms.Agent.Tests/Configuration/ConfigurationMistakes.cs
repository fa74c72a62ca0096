using System.Text;
using IotSms.Agent.Configuration;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public sealed class ConfigurationMistakes : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-config-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{"Agent":{"Regoin":"NO"}}""", "Agent:Regoin: unknown key; did you mean Region?")]
    [InlineData("""{"Agnet":{"Name":"x"}}""", "Agnet: unknown key; did you mean Agent?")]
    [InlineData("""{"Agent":{"Name":"a/b"}}""",
        "Agent:Name \"a/b\": does not have the right form; "
        + "Name of the site: second level of every topic. Letters, digits, '.', '_' and '-'.")]
    [InlineData("""{"Modems":[{"BaudRate":"fast"}]}""", "Modems:0:BaudRate \"fast\": is no whole number; write a number from 0 to 4000000")]
    [InlineData("""{"Modems":[{"Model":"sim900"}]}""", "Modems:0:Model \"sim900\": is not known here; write auto or sim800 or sim7600")]
    [InlineData("""{"Modems":[{"ServiceCentre":"90002100"}]}""",
        "Modems:0:ServiceCentre \"90002100\": does not have the right form; "
        + "Service centre address, such as +4790002100, for a SIM that has none; one that has keeps its own.")]
    [InlineData("""{"Modems":[{"Power":{"PowerKey":-1}}]}""",
        "Modems:0:Power:PowerKey \"-1\": is out of range; write a value from 0 to 1023")]
    [InlineData("""{"Modems":[{"Power":{"PowerOffPulse":"00:00:40"}}]}""",
        "Modems:0:Power:PowerOffPulse \"00:00:40\": is out of range; write a value from 00:00:00.0500000 to 00:00:30")]
    [InlineData("""{"Modems":[{"Power":{"ResetPulse":"00:00:01"}}]}""",
        "Modems:0:Power:ResetPulse \"00:00:01\": is out of range; write a value from 00:00:00.0500000 to 00:00:00.5000000")]
    [InlineData("""{"Modems":[{"RestartsPerHour":-1}]}""", "Modems:0:RestartsPerHour \"-1\": is out of range; write a value from 0 to 60")]
    [InlineData("""{"Modems":{"sim1":{"Port":"/dev/x"}}}""", "Modems:sim1: unknown key; number the elements from 0")]
    [InlineData("""{"Points":[{"Name":"Pump 1","Line":5}]}""",
        "Points:0:Name \"Pump 1\": does not have the right form; "
        + "Its name in commands and last level of its topic: 1 to 32 of a-z, 0-9, '.', '_' and '-'.")]
    [InlineData("""{"Points":[{"Name":"a","Line":5,"MaxPulse":"2.00:00:00"}]}""",
        "Points:0:MaxPulse \"2.00:00:00\": is out of range; write a value from 00:00:00.0500000 to 1.00:00:00")]
    [InlineData("""{"Points":[{"Name":"a","Line":5,"Kind":"relay"}]}""",
        "Points:0:Kind \"relay\": is not known here; write output or input")]
    [InlineData("""{"Outbox":{"MaxParts":300}}""", "Outbox:MaxParts \"300\": is out of range; write a value from 1 to 255")]
    [InlineData("""{"Outbox":{"TimeToLive":"a day"}}""",
        "Outbox:TimeToLive \"a day\": is no duration; "
        + "write hours, minutes and seconds as 00:15:00, with days before a dot as 1.00:00:00")]
    [InlineData("""{"Outbox":{"TimeToLive":"10"}}""", null)]
    [InlineData("""{"Outbox":{"OnUnknown":"retry"}}""", "Outbox:OnUnknown \"retry\": is not known here; write resend or hold")]
    [InlineData("""{"Outbox":{"StatusReport":"yes"}}""", "Outbox:StatusReport \"yes\": is neither true nor false; write true or false")]
    [InlineData("""{"Outbox":6}""", "Outbox \"6\": is a value where a section belongs; How messages are kept and sent.")]
    [InlineData("""{"Agent":{"Name":"site7\n"}}""",
        "Agent:Name \"site7\n\": does not have the right form; "
        + "Name of the site: second level of every topic. Letters, digits, '.', '_' and '-'.")]
    [InlineData("""{"Agent":{"Region":"Norway"}}""",
        "Agent:Region \"Norway\": does not have the right form; "
        + "ISO 3166-1 country whose national numbers are understood, such as NO; null: international form only.")]
    [InlineData("""{"Agent":{"LogLevel":"Loud"}}""",
        "Agent:LogLevel \"Loud\": is not known here; write Trace or Debug or Information or Warning or Error")]
    [InlineData("""{"Mqtt":{"ClientId":""}}""",
        "Mqtt:ClientId \"\": does not have the right form; Stable client identifier; default: iotsms-{Agent:Name}.")]
    [InlineData("""{"Mqtt":{"KeepAlive":"00:00:01"}}""",
        "Mqtt:KeepAlive \"00:00:01\": is out of range; write a value from 00:00:05 to 01:00:00")]
    [InlineData("""{"Mqtt":{"ReceiveMaximum":99999999999999999999}}""",
        "Mqtt:ReceiveMaximum \"99999999999999999999\": is no whole number; write a number from 1 to 65535")]
    [InlineData("""{"Outbox":{"QuietHours":"22-7"}}""",
        "Outbox:QuietHours \"22-7\": does not have the right form; "
        + "Time of day between which only alarms are sent, such as 22:00-07:00.")]
    [InlineData("""{"Mqtt":{"ProtocolVersion":"4"}}""", "Mqtt:ProtocolVersion \"4\": is not known here; write 5.0 or 3.1.1")]
    public void A_key_or_value_that_is_not_allowed_is_named_with_its_fix(string json, string? expected)
    {
        var mistakes = Read(json, over: """{"Modems":[{"Port":"/dev/a"}]}""").Mistakes.Select(mistake => mistake.ToString()).ToList();

        if (expected is null) Assert.DoesNotContain(mistakes, mistake => mistake.StartsWith("Outbox", StringComparison.Ordinal));
        else Assert.Equal(expected, Assert.Single(mistakes));
    }

    [Theory]
    [InlineData("""{"Modems":[]}""", "Modems: there is none; add one with at least its Port, such as [{ \"Port\": \"/dev/serial0\" }]")]
    [InlineData("""{"Modems":[{"Name":"a"}]}""", "Modems:0:Port: is missing; name the device, such as /dev/serial0")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","PinFile":"/nowhere/pin"}]}""",
        "Modems:0:PinFile \"/nowhere/pin\": no such file; make it, or correct the path")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Pin":"12a4"}]}""", "Modems:0:Pin: is no PIN; write 4 to 8 digits, in quotes")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","BaudRate":300}]}""",
        "Modems:0:BaudRate \"300\": is too slow for any module; write 115200, or another rate from 1200")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"},{"Port":"/dev/a"}]}""",
        "Modems:1:Port \"/dev/a\": is named twice; give each modem its own port")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Name":"x"},{"Port":"/dev/b","Name":"x"}]}""",
        "Modems:1:Name \"x\": is named twice; give each modem its own name")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"http://x"}}""",
        "Mqtt:Url \"http://x\": is no address of a broker; "
        + "write mqtt://host:1883, mqtts://host:8883 or embedded://127.0.0.1:1883")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"embedded://localhost"}}""",
        "Mqtt:Url \"embedded://localhost\": names a host where the agent's own address belongs; "
        + "write embedded://127.0.0.1:1883, or the address of a network card")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"embedded://0.0.0.0"}}""",
        "Mqtt:UsersFile: is missing, and 0.0.0.0 can be reached from outside; "
        + "name a file with one user:password a line, or listen on 127.0.0.1")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"BaseTopic":"a/+/b"}}""",
        "Mqtt:BaseTopic \"a/+/b\": is no topic to publish under; "
        + "write levels without +, # and $, no slash first or last, such as iotsms or plant/sms")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"User":"u","PasswordFile":"/nowhere/pw"}}""",
        "Mqtt:PasswordFile \"/nowhere/pw\": no such file; make it, or correct the path")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Name":"sim2"},{"Port":"/dev/b"}]}""",
        "Modems:1:Name \"sim2\": is named twice; give each modem its own name")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","PinFile":"/"}]}""", "Modems:0:PinFile \"/\": is a directory; name a file")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Pin":"1234","PinFile":"/nowhere"}]}""",
        "Modems:0:PinFile \"/nowhere\": stands beside Pin; keep one of the two, rather PinFile")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Power":{"Board":"waveshare-sim800"}}]}""",
        "Modems:0:Power:Board \"waveshare-sim800\": is not known; did you mean waveshare-sim800c?")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"CaFile":"/dev/null"}}""",
        "Mqtt:Url \"mqtt://localhost:1883\": is not encrypted, and certificates are configured; "
        + "write mqtts://localhost:8883, or remove them"
        + "|Mqtt:CaFile \"/dev/null\": can't be used; there is no certificate in it")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"mqtts://x","ClientKeyFile":"/dev/null"}}""",
        "Mqtt:ClientCertificateFile: is missing; a client certificate needs both its certificate and its key")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Password":"secret"}}""",
        "Mqtt:User: is missing, and a password without a user is not sent; name the user, or remove the password")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"User":"u","Password":"secret","PasswordFile":"/dev/null"}}""",
        "Mqtt:PasswordFile \"/dev/null\": stands beside Password; keep one of the two, rather PasswordFile")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"UsersFile":"/dev/null"}}""",
        "Mqtt:UsersFile \"/dev/null\": is for a broker hosted here, and Url names another; "
        + "remove it, or write embedded:// in Mqtt:Url")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"embedded://[::]:1883"}}""",
        "Mqtt:UsersFile: is missing, and :: can be reached from outside; "
        + "name a file with one user:password a line, or listen on 127.0.0.1")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"embedded://192.168.1.5"}}""",
        "Mqtt:UsersFile: is missing, and 192.168.1.5 can be reached from outside; "
        + "name a file with one user:password a line, or listen on 127.0.0.1")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Outbox":{"QuietHours":"22:00-22:00"}}""",
        "Outbox:QuietHours \"22:00-22:00\": begins and ends at the same time; "
        + "write two times of day, such as 22:00-07:00, or null")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Line":5}]}""", "Points:0:Name: is missing; name the point, such as pump")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Name":"a","Line":5},{"Name":"a","Line":6,"Kind":"input"}]}""",
        "Points:1:Name \"a\": is named twice; give each point its own name")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Name":"a"}]}""",
        "Points:0:Line: is missing; write the number of its GPIO line, on a Raspberry Pi the BCM number")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Name":"a","Line":5},{"Name":"b","Line":5}]}""",
        "Points:1:Line \"5\": is taken by Points:0:Line; give each its own line")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Name":"a","Line":5},{"Name":"b","Line":5,"Chip":1}]}""", "")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Power":{"Board":"waveshare-sim7600x"}}],"Points":[{"Name":"a","Line":6}]}""",
        "Points:0:Line \"6\": is taken by Modems:0:Power:PowerKey; give each its own line")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Power":{"Status":17,"Rail":4,"Chip":1}}],"Points":[{"Name":"a","Line":17,"Chip":1}]}""",
        "Points:0:Line \"17\": is taken by Modems:0:Power:Status; give each its own line")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Power":{"Reset":17}}],"Points":[{"Name":"a","Line":17,"Chip":1}]}""", "")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Name":"a","Line":5,"Kind":"input","Restore":true,"Safe":"on"}]}""",
        "Points:0:Safe \"on\": is for outputs; remove it, or correct Kind"
        + "|Points:0:Restore \"True\": is for outputs; remove it, or correct Kind")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Name":"a","Line":5,"Pull":"up"}]}""",
        "Points:0:Pull \"Up\": is for inputs; remove it, or correct Kind")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Points":[{"Name":"a","Line":5,"Kind":"input","Driver":"sysfs","Pull":"up"}]}""",
        "Points:0:Pull \"Up\": can't be had by sysfs; write none and wire a resistor, or use libgpiod")]
    public void What_the_schema_can_not_see_is_named_too(string json, string expected) =>
        Assert.Equal(expected, string.Join('|', Read(json).Mistakes));

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var reading = Read("""{"Agent":{"Regoin":"NO"},"Modems":[{"BaudRate":"x"}],"Outbox":{"MaxParts":0}}""");

        Assert.Null(reading.Configuration);
        Assert.Equal(["Agent:Regoin", "Modems:0:BaudRate", "Outbox:MaxParts"], reading.Mistakes.Select(mistake => mistake.Key).Order());
    }

    [Fact]
    public void A_PIN_file_that_holds_no_PIN_is_named_but_not_shown()
    {
        string file = Path.Combine(_folder, "pin");
        File.WriteAllText(file, "my secret\n");

        var mistake = Assert.Single(Read($$"""{"Modems":[{"Port":"/dev/a","PinFile":"{{file}}"}]}""").Mistakes);

        Assert.Equal($"Modems:0:PinFile \"{file}\": the file holds no PIN; write nothing but 4 to 8 digits into it", mistake.ToString());
    }

    [Fact]
    public void A_users_file_with_a_line_that_is_none_is_named_but_its_passwords_are_not_shown()
    {
        string file = Path.Combine(_folder, "users");
        File.WriteAllText(file, "pump:secret\nsecret without a user\n");

        var mistake = Assert.Single(Read($$"""
            {"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"embedded://0.0.0.0","UsersFile":"{{file}}"} }
            """).Mistakes);

        Assert.Equal($"Mqtt:UsersFile: has a line that is none; {file}, line 2: write user:password", mistake.ToString());
    }

    [Fact]
    public void A_data_directory_in_which_no_socket_can_be_made_is_named()
    {
        string directory = "/" + new string('d', 100);

        var mistake = Assert.Single(Read($$"""{"Agent":{"DataDirectory":"{{directory}}"},"Modems":[{"Port":"/dev/a"}]}""").Mistakes);

        Assert.Equal("is too long: the control socket in it would have 114 octets", mistake.Problem);
    }

    [Fact]
    public void A_key_that_does_not_belong_to_its_certificate_is_named()
    {
        using var folder = new Folder();
        var (certificate, key) =
            (folder.Write("c.crt", TestCertificates.New().Certificate), folder.Write("c.key", TestCertificates.New().Key));

        var mistake = Assert.Single(Read($$"""
            {"Modems":[{"Port":"/dev/a"}],
             "Mqtt":{"Url":"mqtts://x","ClientCertificateFile":"{{certificate}}","ClientKeyFile":"{{key}}"} }
            """).Mistakes);

        Assert.Equal(("Mqtt:ClientCertificateFile", "can't be used"), (mistake.Key, mistake.Problem));
    }

    [Fact]
    public void A_certificate_with_its_own_key_and_an_authority_are_right()
    {
        using var folder = new Folder();
        var (certificate, key) = TestCertificates.New();
        (certificate, key) = (folder.Write("c.crt", certificate), folder.Write("c.key", key));

        Assert.Empty(Read($$"""
            {"Modems":[{"Port":"/dev/a"}],
             "Mqtt":{"Url":"mqtts://x","CaFile":"{{certificate}}","ClientCertificateFile":"{{certificate}}","ClientKeyFile":"{{key}}"} }
            """).Mistakes);
    }

    [Fact]
    public void Secrets_are_never_shown_however_wrong_they_are()
    {
        var reading = Read(
            """{"Modems":[{"Port":"/dev/a","Pin":"s3cret"}],"Mqtt":{"Url":"nowhere","Password":"s3cret","PasswordFile":"/nowhere"}}""");

        Assert.Equal(4, reading.Mistakes.Count);
        Assert.DoesNotContain("s3cret", string.Join('\n', reading.Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_says_how_to_get_one()
    {
        var mistake = Assert.Single(ConfigurationReading.Read(Path.Combine(_folder, "none.json")).Mistakes);

        Assert.Equal("no such file", mistake.Problem);
        Assert.Contains("iotsms demo", mistake.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Agent\": { \"Name\": \"x\", }", "line 1, position 28:")]
    [InlineData("{\n  \"Agent\": [\n", "line 3, position 1:")]
    [InlineData("{\"Agent\":{\"Name\":\"a\",\"name\":\"b\"}}", "A duplicate key 'Agent:name' was found")]
    public void JSON_that_is_none_is_told_with_its_place(string json, string expected)
    {
        string file = Path.Combine(_folder, "bad.json");
        File.WriteAllText(file, json);

        var mistake = Assert.Single(ConfigurationReading.Read(file).Mistakes);

        Assert.Equal(file, mistake.Key);
        Assert.StartsWith(expected, mistake.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_contract_s_example_is_right_and_is_read()
    {
        var reading = Read("""
            {
              "Agent":   { "Name": "site7", "DataDirectory": "/var/lib/iotsms", "Region": "NO" },
              "Modems":  [ { "Name": "sim1", "Port": "/dev/serial0", "BaudRate": 115200, "Model": "auto", "PinFile": null,
                             "Power": { "Chip": 0, "PowerKey": 6, "Status": null, "Reset": null, "Rail": null,
                                        "PowerKeyActiveHigh": true } } ],
              "Mqtt":    { "Url": "mqtt://localhost:1883", "ClientId": "iotsms-site7", "User": null, "PasswordFile": null,
                           "BaseTopic": "iotsms" },
              "Http":    { "Url": "http://127.0.0.1:8580", "Tokens": [] },
              "Outbox":  { "MaxParts": 6, "TimeToLive": "1.00:00:00", "OnUnknown": "resend", "PerHour": 120, "PerDay": 500 }
            }
            """);

        Assert.Empty(reading.Mistakes);
        Assert.Equal("site7", reading.Configuration!.Agent.Name);
        var modem = Assert.Single(reading.Configuration.Modems);
        Assert.Equal(6, modem.Power!.PowerKey);
        Assert.Null(modem.Power.Status);
        Assert.Equal(TimeSpan.FromDays(1), reading.Configuration.Outbox.TimeToLive);
        Assert.NotNull(reading.Configuration.Http);
    }

    [Fact]
    public void Null_leaves_every_default_as_it_is()
    {
        var configuration =
            Read("""{"Modems":[{"Port":"/dev/a","BaudRate":null,"Power":null}],"Outbox":{"MaxParts":null}}""").Configuration!;

        Assert.Equal(115200, configuration.Modems[0].BaudRate);
        Assert.Equal(6, configuration.Outbox.MaxParts);
    }

    private static ConfigurationReading Read(string json, string over = "{}") => ConfigurationReading.Read(
        new ConfigurationBuilder().AddJsonStream(Stream(over)).AddJsonStream(Stream(json)).Build());

    private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));
}
