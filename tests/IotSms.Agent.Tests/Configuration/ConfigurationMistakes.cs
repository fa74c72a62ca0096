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
    [InlineData("""{"Agent":{"Name":"a/b"}}""", "Agent:Name \"a/b\": does not have the right form; Name of the site: second level of every topic. Letters, digits, '.', '_' and '-'.")]
    [InlineData("""{"Modems":[{"BaudRate":"fast"}]}""", "Modems:0:BaudRate \"fast\": is no whole number; write a number from 0 to 4000000")]
    [InlineData("""{"Modems":[{"Model":"sim900"}]}""", "Modems:0:Model \"sim900\": is not known here; write auto or sim800 or sim7600")]
    [InlineData("""{"Modems":[{"Power":{"PowerKey":-1}}]}""", "Modems:0:Power:PowerKey \"-1\": is out of range; write a value from 0 to 1023")]
    [InlineData("""{"Modems":{"sim1":{"Port":"/dev/x"}}}""", "Modems:sim1: unknown key; number the elements from 0")]
    [InlineData("""{"Outbox":{"MaxParts":300}}""", "Outbox:MaxParts \"300\": is out of range; write a value from 1 to 255")]
    [InlineData("""{"Outbox":{"TimeToLive":"a day"}}""", "Outbox:TimeToLive \"a day\": is no duration; write hours, minutes and seconds as 00:15:00, with days before a dot as 1.00:00:00")]
    [InlineData("""{"Outbox":{"TimeToLive":"10"}}""", null)]
    [InlineData("""{"Outbox":{"OnUnknown":"retry"}}""", "Outbox:OnUnknown \"retry\": is not known here; write resend or hold")]
    [InlineData("""{"Outbox":{"StatusReport":"yes"}}""", "Outbox:StatusReport \"yes\": is neither true nor false; write true or false")]
    [InlineData("""{"Outbox":6}""", "Outbox \"6\": is a value where a section belongs; How messages are kept and sent.")]
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
    [InlineData("""{"Modems":[{"Port":"/dev/a","PinFile":"/nowhere/pin"}]}""", "Modems:0:PinFile \"/nowhere/pin\": no such file; make it, or correct the path")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Pin":"12a4"}]}""", "Modems:0:Pin: is no PIN; write 4 to 8 digits, in quotes")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","BaudRate":300}]}""", "Modems:0:BaudRate \"300\": is too slow for any module; write 115200, or another rate from 1200")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"},{"Port":"/dev/a"}]}""", "Modems:1:Port \"/dev/a\": is named twice; give each modem its own port")]
    [InlineData("""{"Modems":[{"Port":"/dev/a","Name":"x"},{"Port":"/dev/b","Name":"x"}]}""", "Modems:1:Name \"x\": is named twice; give each modem its own name")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"http://x"}}""", "Mqtt:Url \"http://x\": is no address of a broker; write mqtt://host:1883, mqtts://host:8883 or embedded://127.0.0.1:1883")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"embedded://localhost"}}""", "Mqtt:Url \"embedded://localhost\": names a host where the agent's own address belongs; write embedded://127.0.0.1:1883, or the address of a network card")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"Url":"embedded://0.0.0.0"}}""", "Mqtt:UsersFile: is missing, and 0.0.0.0 can be reached from outside; name a file with one user:password a line, or listen on 127.0.0.1")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"BaseTopic":"a/+/b"}}""", "Mqtt:BaseTopic \"a/+/b\": is no topic to publish under; write levels without +, # and $, no slash first or last, such as iotsms or plant/sms")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Mqtt":{"PasswordFile":"/nowhere/pw"}}""", "Mqtt:PasswordFile \"/nowhere/pw\": no such file; make it, or correct the path")]
    [InlineData("""{"Modems":[{"Port":"/dev/a"}],"Outbox":{"QuietHours":"22:00-22:00"}}""", "Outbox:QuietHours \"22:00-22:00\": begins and ends at the same time; write two times of day, such as 22:00-07:00, or null")]
    public void What_the_schema_can_not_see_is_named_too(string json, string expected) =>
        Assert.Equal(expected, Assert.Single(Read(json).Mistakes).ToString());

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
                             "Power": { "Chip": 0, "PowerKey": 6, "Status": null, "Reset": null, "Rail": null, "PowerKeyActiveHigh": true } } ],
              "Mqtt":    { "Url": "mqtt://localhost:1883", "ClientId": "iotsms-site7", "User": null, "PasswordFile": null, "BaseTopic": "iotsms" },
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
        var configuration = Read("""{"Modems":[{"Port":"/dev/a","BaudRate":null,"Power":null}],"Outbox":{"MaxParts":null}}""").Configuration!;

        Assert.Equal(115200, configuration.Modems[0].BaudRate);
        Assert.Equal(6, configuration.Outbox.MaxParts);
    }

    private static ConfigurationReading Read(string json, string over = "{}") => ConfigurationReading.Read(
        new ConfigurationBuilder().AddJsonStream(Stream(over)).AddJsonStream(Stream(json)).Build());

    private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));
}
