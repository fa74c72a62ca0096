using IotSms.Gateway;
using IotSms.Telecontrol.Points;

namespace IotSms.Telecontrol.Tests.Points;

public class AnOutputIsOrdered
{
    private readonly BoardClock _time = new(BoardClock.Morning);
    private readonly FakeLines _lines = new();
    private readonly List<PointState> _told = [];

    [Fact]
    public async Task It_is_off_until_it_is_ordered_on_and_on_until_it_is_ordered_off()
    {
        using var pump = Pump();
        Assert.False(_lines.IsHigh(20));

        Assert.Equal("on", Done(await pump.CarryOutAsync(new OutputOrder.On())).Word);
        Assert.True(_lines.IsHigh(20));
        _time.Advance(TimeSpan.FromDays(3));
        Assert.True(_lines.IsHigh(20));

        Assert.Equal("off", Done(await pump.CarryOutAsync(new OutputOrder.Off())).Word);
        Assert.False(_lines.IsHigh(20));
        Assert.Equal([false, true, false], _told.Select(state => state.IsOn));
        Assert.Equal(BoardClock.Morning + TimeSpan.FromDays(3), _told[^1].Since);
    }

    [Fact]
    public async Task A_relay_board_that_is_active_low_is_driven_the_other_way_round()
    {
        using var pump = Pump(options => options with { IsActiveHigh = false });
        Assert.Equal((20, true), Assert.Single(_lines.Driven));

        await pump.CarryOutAsync(new OutputOrder.On());

        Assert.False(_lines.IsHigh(20));
    }

    [Fact]
    public async Task A_pulse_ends_by_itself()
    {
        using var pump = Pump();

        var state = Done(await pump.CarryOutAsync(Pulse(5)));
        Assert.Equal((true, TimeSpan.FromSeconds(5)), (state.IsOn, state.Pulse));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.True(_lines.IsHigh(20));
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.False(_lines.IsHigh(20));
        Assert.Equal((false, null), (pump.State.IsOn, pump.State.Pulse));
    }

    [Fact]
    public async Task A_second_pulse_counts_from_its_own_order()
    {
        using var pump = Pump();
        await pump.CarryOutAsync(Pulse(5));
        _time.Advance(TimeSpan.FromSeconds(4));

        await pump.CarryOutAsync(Pulse(5));
        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.True(_lines.IsHigh(20));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_lines.IsHigh(20));
    }

    [Fact]
    public async Task On_during_a_pulse_takes_its_end_away_and_off_ends_it()
    {
        using var pump = Pump();
        await pump.CarryOutAsync(Pulse(5));
        await pump.CarryOutAsync(new OutputOrder.On());
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_lines.IsHigh(20));

        await pump.CarryOutAsync(Pulse(5));
        await pump.CarryOutAsync(new OutputOrder.Off());
        await pump.CarryOutAsync(new OutputOrder.On());
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(_lines.IsHigh(20));
    }

    [Fact]
    public async Task A_pulse_that_is_longer_than_allowed_changes_nothing()
    {
        using var pump = Pump(options => options with { LongestPulse = TimeSpan.FromSeconds(10) });

        var result = await pump.CarryOutAsync(Pulse(11));

        Assert.Equal(new OrderResult.PulseTooLong(TimeSpan.FromSeconds(10)), result);
        Assert.False(_lines.IsHigh(20));
        Assert.Single(_told);
    }

    [Fact]
    public async Task Orders_that_race_leave_line_and_state_at_one_of_them()
    {
        using var pump = Pump();

        await Parallel.ForAsync(0, 400, TestContext.Current.CancellationToken, async (number, _) =>
            await pump.CarryOutAsync(number % 3 == 0 ? new OutputOrder.On() : number % 3 == 1 ? new OutputOrder.Off() : Pulse(1)));

        Assert.Equal(pump.State.IsOn, _lines.IsHigh(20));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(pump.State.Pulse);
        Assert.Equal(pump.State.IsOn, _lines.IsHigh(20));
        Assert.Equal(pump.State, _told[^1]);
    }

    [Fact]
    public async Task One_that_is_safe_when_on_is_on_at_the_start_and_at_the_stop()
    {
        var valve = Pump(options => options with { IsSafeOn = true });
        Assert.Equal((20, true), Assert.Single(_lines.Driven));
        await valve.CarryOutAsync(new OutputOrder.Off());

        valve.Dispose();

        Assert.True(_lines.IsHigh(20));
        Assert.Equal("on", _told[^1].Word);
    }

    [Fact]
    public async Task After_the_stop_nothing_is_ordered_any_more()
    {
        var pump = Pump();
        await pump.CarryOutAsync(Pulse(5));

        pump.Rest();
        var late = await pump.CarryOutAsync(new OutputOrder.On());

        Assert.Equal(new OrderResult.LineFails("the agent stops"), late);
        pump.Look();
        pump.Dispose();
        Assert.False(_lines.IsHigh(20));
    }

    private static OutputOrder.Pulse Pulse(double seconds) => new(TimeSpan.FromSeconds(seconds));

    private static PointState Done(OrderResult result) => Assert.IsType<OrderResult.Done>(result).State;

    private OutputPoint Pump(Func<PointOptions.Output, PointOptions.Output>? with = null)
    {
        var options = new PointOptions.Output { Name = "pump", Line = 20 };
        return new(with?.Invoke(options) ?? options, new Lines((_, _) => _lines.Open()), _time, _told.Add);
    }
}
