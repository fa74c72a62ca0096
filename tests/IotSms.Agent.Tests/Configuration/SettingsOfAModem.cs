using System.Reflection;
using IotSms.Agent.Configuration;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Modem.Power;

namespace IotSms.Agent.Tests.Configuration;

public class SettingsOfAModem
{
    [Fact]
    public void Are_passed_on_as_they_are_configured()
    {
        var settings = ModemConfiguration.Settings(new()
        {
            Name = "a", Port = "/dev/x", BaudRate = 9600, Driver = "SerialPort", Model = "sim7600", Pin = "0123",
            RestartsPerHour = 3, SearchPatience = TimeSpan.FromMinutes(4), ServiceCentre = "+4790002100",
        }, place: 3);

        Assert.Equal("+4790002100", settings.ServiceCentre);
        Assert.Equal(
            ("a", "/dev/x", 9600, UartDriver.SerialPort, "sim7600", "0123", PowerSettings.None),
            (settings.Name, settings.Port, settings.BaudRate, settings.Driver, settings.Model, settings.Pin, settings.Power));
        Assert.Equal((3, TimeSpan.FromMinutes(4)), (settings.RestartsPerHour, settings.SearchPatience));
    }

    [Fact]
    public void Has_the_defaults_of_the_modem_itself()
    {
        var expected = new ModemSettings { Name = "sim1", Port = "/dev/x" };
        Assert.Equal(expected, ModemConfiguration.Settings(new() { Port = "/dev/x" }, place: 0));
    }

    [Theory]
    [InlineData(0, "sim1")]
    [InlineData(3, "sim4")]
    public void Have_a_name_by_their_place_when_they_are_given_none(int place, string expected) =>
        Assert.Equal(expected, ModemConfiguration.Settings(new() { Port = "/dev/x" }, place).Name);

    [Theory]
    [InlineData("1234\n", "1234")]
    [InlineData(" 1234 \r\n", "1234")]
    public void Take_the_PIN_from_its_file_without_what_an_editor_leaves(string content, string expected)
    {
        using var folder = new Folder();

        Assert.Equal(expected, ModemConfiguration.Settings(new() { Port = "/dev/x", PinFile = folder.Write("pin", content) }, 0).Pin);
    }

    public static TheoryData<string> PowerKeys =>
    [
        .. typeof(PowerSection).GetProperties()
            .Where(key => key.CanWrite && key.Name != nameof(PowerSection.Board)).Select(key => key.Name),
    ];

    [Theory]
    [MemberData(nameof(PowerKeys))]
    public void Put_each_key_of_the_power_over_the_board_s_own(string key)
    {
        var property = typeof(PowerSection).GetProperty(key)!;
        var board = PowerPresets.All["waveshare-sim7600x"];
        var before = Of(board, key);
        object other = Nullable.GetUnderlyingType(property.PropertyType)! switch
        {
            var type when type == typeof(bool) => !(bool)before!,
            var type when type == typeof(int) => 777,
            var type when type == typeof(TimeSpan) => TimeSpan.FromSeconds(1.25),
            var type => Enum.GetValues(type).Cast<object>().First(value => !value.Equals(before)),
        };
        var section = new PowerSection { Board = "waveshare-sim7600x" };
        property.SetValue(section, other);

        var settings = ModemConfiguration.Settings(new() { Port = "/dev/x", Power = section }, 0).Power;

        Assert.Equal(other, Of(settings, key));
        Assert.All(PowerKeys.Select(row => row.Data).Where(name => name != key), name => Assert.Equal(Of(board, name), Of(settings, name)));
    }

    [Fact]
    public void Of_the_gateway_are_passed_on_each_to_its_own()
    {
        var configuration = new AgentConfiguration
        {
            Agent = new() { DataDirectory = "/data", Region = "NO" },
            Outbox = new()
            {
                MaxParts = 2, TimeToLive = TimeSpan.FromMinutes(3), OnUnknown = UnknownPolicy.Hold, UnknownWait = TimeSpan.FromMinutes(4),
                StatusReport = false, SmartReplacement = true, PerHour = 5, PerDay = 6, PerRecipientPerHour = 7, PerSourcePerHour = 8,
                MaxQueued = 9, QuietHours = "22:30-07:15", Retention = TimeSpan.FromDays(10),
            },
            Inbox = new() { PartsWait = TimeSpan.FromHours(11) },
        };

        var options = GatewaySettings.Of(configuration);

        Assert.Equal(("/data", "NO", 2, TimeSpan.FromMinutes(3), UnknownPolicy.Hold, TimeSpan.FromMinutes(4)),
            (options.DataDirectory, options.Region, options.MaxParts, options.TimeToLive, options.OnUnknown, options.UnknownWait));
        Assert.Equal((false, true, 5, 6, 7, 8, 9),
            (options.StatusReport, options.SmartReplacement, options.PerHour, options.PerDay,
                options.PerRecipientPerHour, options.PerSourcePerHour, options.MaxQueued));
        Assert.Equal((new TimeOnly(22, 30), new TimeOnly(7, 15)), options.QuietHours);
        Assert.Equal((TimeSpan.FromDays(10), TimeSpan.FromHours(11)), (options.Retention, options.PartsWait));
    }

    private static object? Of(PowerSettings settings, string key) =>
        typeof(PowerSettings).GetProperty(key, BindingFlags.Public | BindingFlags.Instance)!.GetValue(settings);
}
