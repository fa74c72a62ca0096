using IotSms.Gateway;
using IotSms.Telecontrol.Points;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Tests.Points;

public class ALineFails
{
    private readonly BoardClock _time = new(BoardClock.Morning);
    private readonly FakeLines _lines = new();
    private readonly List<PointState> _told = [];

    [Fact]
    public async Task An_output_that_can_not_be_opened_says_why_and_is_taken_in_its_safe_state_when_it_can()
    {
        _lines.Failing[20] = new UnauthorizedAccessException("permission denied");
        using var pump = Output();
        Assert.Equal(("fault", "line 20 of chip 0: permission denied"), (pump.State.Word, pump.State.Fault));

        Assert.Equal(new OrderResult.LineFails("line 20 of chip 0: permission denied"), await pump.CarryOutAsync(new OutputOrder.On()));
        pump.Look();
        _lines.Failing.Clear();
        pump.Look();

        Assert.Equal(["fault", "off"], _told.Select(state => state.Word));
        Assert.Equal((20, false), Assert.Single(_lines.Driven));
    }

    [Fact]
    public async Task An_order_takes_a_line_that_works_again()
    {
        _lines.Failing[20] = new IOException("busy");
        using var pump = Output();
        _lines.Failing.Clear();

        Assert.IsType<OrderResult.Done>(await pump.CarryOutAsync(new OutputOrder.On()));

        Assert.True(_lines.IsHigh(20));
    }

    [Fact]
    public async Task An_output_that_fails_while_it_is_on_is_of_unknown_state_and_comes_back_in_its_safe_one()
    {
        using var pump = Output();
        await pump.CarryOutAsync(new OutputOrder.On());
        _lines.Failing[20] = new IOException("the expander is gone");

        Assert.IsType<OrderResult.LineFails>(await pump.CarryOutAsync(new OutputOrder.Off()));
        Assert.Null(pump.State.IsOn);
        _lines.Failing.Clear();
        pump.Look();

        Assert.Equal("off", pump.State.Word);
        Assert.False(_lines.IsHigh(20));
    }

    [Fact]
    public async Task A_pulse_whose_end_fails_is_ended_by_the_next_look()
    {
        using var pump = Output();
        await pump.CarryOutAsync(new OutputOrder.Pulse(TimeSpan.FromSeconds(1)));
        _lines.Failing[20] = new IOException("the expander is gone");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_lines.IsHigh(20));

        _lines.Failing.Clear();
        pump.Look();

        Assert.False(_lines.IsHigh(20));
    }

    [Fact]
    public void An_input_that_can_not_be_read_says_why_once_and_is_believed_at_once_when_it_can()
    {
        using var door = new InputPoint(new() { Name = "door", Line = 22 }, Lines(), _time, _told.Add);
        _lines.Failing[22] = new IOException("the expander is gone");
        for (int look = 0; look < 5; look++)
            door.Look();
        _lines.Failing.Clear();
        _lines.SetSilently(22, high: true);

        door.Look();

        Assert.Equal(["on", "fault", "off"], _told.Select(state => state.Word));
        _lines.Set(22, high: false);
        _time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal("on", door.State.Word);
    }

    [Fact]
    public void A_line_that_fails_in_the_debounce_time_is_a_fault()
    {
        using var door = new InputPoint(new() { Name = "door", Line = 22 }, Lines(), _time, _told.Add);
        _lines.Set(22, high: true);
        _lines.Failing[22] = new IOException("the expander is gone");

        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal("line 22 of chip 0: the expander is gone", door.State.Fault);
    }

    [Fact]
    public void A_box_without_GPIO_has_points_that_say_so()
    {
        var log = new LogLines();
        using var board = new PointBoard(
            [
                new PointOptions.Output { Name = "pump", Line = 20 }, new PointOptions.Input { Name = "door", Line = 22 },
            ],
            (chip, _) => throw new IOException($"GPIO chip {chip} can't be used"), _time, new Logger<PointBoard>(log));

        Assert.All([.. board.Outputs, .. board.Inputs], point => Assert.Contains("GPIO chip 0 can't be used", point.Fault));
        Assert.Equal(2, log.With("GPIO chip 0 can't be used").Count());
    }

    private Lines Lines() => new((_, _) => _lines.Open());

    private OutputPoint Output() => new(new() { Name = "pump", Line = 20 }, Lines(), _time, _told.Add);
}
