using IotSms.Pdu;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Points;
using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Tests.Points;

public sealed class SomebodyTextsAboutPoints : IAsyncDisposable
{
    private SwitchedSite _site = null!;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("en", "outputs", "pump off, heater off")]
    [InlineData("nb", "outputs", "pump av, heater av")]
    [InlineData("de", "outputs", "pump aus, heater aus")]
    [InlineData("en", "inputs", "door on")]
    [InlineData("nb", "input door", "door på siden 24.11. 09:00")]
    [InlineData("en", "input 1", "door on since 24.11. 09:00")]
    [InlineData("en", "relay pump on", "OK: pump on")]
    [InlineData("nb", "relay 2 ON", "OK: heater på")]
    [InlineData("en", "relay Pump off", "OK: pump off")]
    [InlineData("en", "relay pump pulse 5s", "OK: pump on for 5 s")]
    [InlineData("de", "relay pump PULSE 0,5", "OK: pump an für 500 ms")]
    [InlineData("nb", "relay pump pulse 1m", "OK: pump på i 1 min")]
    public async Task It_is_done_and_answered_in_one_short_message(string language, string text, string expected)
    {
        _site = await SwitchedSite.StartAsync();

        var answer = await CarryOutAsync(text, language);

        Assert.Equal(expected, answer);
        Assert.True(Gsm7.TryEncode(answer, NationalLanguage.None, NationalLanguage.None, out var septets) && septets.Length <= 160);
    }

    [Theory]
    [InlineData("relay", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump up", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump on 5s", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump pulse", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump pulse 0s", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump pulse -5s", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump pulse 5x", "Which output, and what? Write: relay N on|off|pulse T")]
    [InlineData("relay pump pulse 2m", "pump takes pulses of 1 min at most.")]
    [InlineData("relay door on", "There is no door.")]
    [InlineData("relay 3 on", "There is no 3.")]
    [InlineData("relay 0 on", "There is no 0.")]
    [InlineData("relay -1 on", "There is no -1.")]
    [InlineData("input", "Which input? Write: input N")]
    [InlineData("input door now", "Which input? Write: input N")]
    [InlineData("input pump", "There is no pump.")]
    public async Task What_can_not_be_done_is_said_before_anything_happens(string text, string expected)
    {
        _site = await SwitchedSite.StartAsync();

        var reading = Read(text, "en");

        Assert.Equal(expected, Assert.IsType<CommandReading.Misunderstood>(reading).Answer);
        Assert.All(_site.Board.Outputs, output => Assert.Equal("off", output.Word));
    }

    [Fact]
    public async Task A_line_that_fails_is_said()
    {
        _site = await SwitchedSite.StartAsync();
        _site.Lines.Failing[SwitchedSite.Pump] = new IOException("busy");
        _site.Lines.Failing[SwitchedSite.Door] = new IOException("gone");
        _site.Lines.Set(SwitchedSite.Door, high: true);
        _site.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("pump FAULT: line 20 of chip 0: busy", await CarryOutAsync("relay pump on"));
        Assert.Equal("pump FAULT, heater off", await CarryOutAsync("outputs"));
        Assert.Equal("door FAULT: line 22 of chip 0: gone", await CarryOutAsync("input door"));
    }

    [Fact]
    public async Task A_disk_that_fails_is_said()
    {
        _site = await SwitchedSite.StartAsync();
        await _site.Messaging.DisposeAsync();

        Assert.Equal(
            "OK: heater on. But the disk failed: after a restart it is not restored.", await CarryOutAsync("relay heater on"));
    }

    [Fact]
    public async Task A_site_without_points_says_so()
    {
        _site = await SwitchedSite.StartAsync();
        using var none = new PointBoard([], (_, _) => _site.Lines.Open(), _site.Time, new Logger<PointBoard>(_site.Log));

        Assert.Equal("There are no outputs here.", await CarryOutAsync("outputs", board: none));
        Assert.Equal("There are no inputs here.", await CarryOutAsync("inputs", board: none));
    }

    [Theory]
    [InlineData("outputs", Role.Observe, true)]
    [InlineData("inputs", Role.Observe, true)]
    [InlineData("input door", Role.Observe, true)]
    [InlineData("relay pump on", Role.Operate, true)]
    [InlineData("relay pump off", Role.Operate, true)]
    [InlineData("relay pump pulse 5s", Role.Operate, false)]
    public async Task Who_may_and_what_a_restart_may_do_again(string text, Role role, bool repeatable)
    {
        _site = await SwitchedSite.StartAsync();

        Assert.Equal(role, Command(text, _site.Board).Role);
        Assert.Equal(repeatable, Assert.IsType<CommandReading.Understood>(Read(text, "en")).IsRepeatable);
    }

    private async Task<string> CarryOutAsync(string text, string language = "en", PointBoard? board = null)
    {
        var caller = new Caller(
            new() { Name = "anna", Numbers = ["+4790012345"] }, new("in-1", Via.Sms, "+4790012345", null, text), Phrases(language));
        var reading = Assert.IsType<CommandReading.Understood>(Read(text, language, board));
        return await reading.CarryOutAsync(caller, TestContext.Current.CancellationToken);
    }

    private CommandReading Read(string text, string language, PointBoard? board = null) =>
        Command(text, board ?? _site.Board).Read(new(text[text.Split(' ')[0].Length..].Trim()), Phrases(language));

    private Phrases Phrases(string language) => PhraseBook.BuiltIn(_site.Time).Of(language);

    private static ISiteCommand Command(string text, PointBoard board) => ((ISiteCommand[])
        [new OutputsCommand(board), new InputsCommand(board), new InputCommand(board), new RelayCommand(board)])
        .Single(command => command.Name == text.Split(' ')[0]);
}
