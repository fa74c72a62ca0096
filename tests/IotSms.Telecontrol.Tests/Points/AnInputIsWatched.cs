using System.Device.Gpio;
using IotSms.Gateway;
using IotSms.Telecontrol.Points;

namespace IotSms.Telecontrol.Tests.Points;

public class AnInputIsWatched
{
    private readonly BoardClock _time = new(BoardClock.Morning);
    private readonly FakeLines _lines = new();
    private readonly List<PointState> _told = [];

    [Theory]
    [InlineData(false, false, true, "off")]
    [InlineData(false, false, false, "on")]
    [InlineData(false, true, true, "on")]
    [InlineData(false, true, false, "off")]
    [InlineData(true, false, true, "on")]
    [InlineData(true, false, false, "off")]
    [InlineData(true, true, true, "off")]
    [InlineData(true, true, false, "on")]
    public void It_is_on_when_its_contact_is_not_as_it_is_at_rest(bool closedHigh, bool normallyClosed, bool high, string expected)
    {
        _lines.SetSilently(22, high);

        using var door = Door(options => options with { IsClosedHigh = closedHigh, IsNormallyClosed = normallyClosed });

        Assert.Equal(expected, door.State.Word);
        Assert.Equal(door.State, Assert.Single(_told));
    }

    [Theory]
    [InlineData(Pull.Up, PinMode.InputPullUp)]
    [InlineData(Pull.Down, PinMode.InputPullDown)]
    [InlineData(Pull.None, PinMode.Input)]
    public void The_resistor_is_switched_as_configured(Pull pull, PinMode mode)
    {
        using var door = Door(options => options with { Pull = pull });

        Assert.Equal(mode, _lines.ModeOf(22));
    }

    [Fact]
    public void A_change_is_believed_when_it_has_been_still_for_the_debounce_time()
    {
        using var door = Door();
        _lines.Set(22, high: false);
        _time.Advance(TimeSpan.FromMilliseconds(49));
        Assert.Equal("off", door.State.Word);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(("on", BoardClock.Morning + TimeSpan.FromMilliseconds(50)), (door.State.Word, door.State.Since));
    }

    [Fact]
    public void A_contact_that_bounces_has_changed_once()
    {
        using var door = Door();
        for (int bounce = 0; bounce < 21; bounce++)
        {
            _lines.Set(22, high: bounce % 2 != 0);
            _time.Advance(TimeSpan.FromMilliseconds(3));
        }

        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(["off", "on"], _told.Select(state => state.Word));
    }

    [Fact]
    public void A_disturbance_that_is_shorter_than_the_debounce_time_is_none()
    {
        using var door = Door();

        _lines.Set(22, high: false);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        _lines.Set(22, high: true);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(_told);
    }

    [Fact]
    public void A_change_whose_edge_was_lost_is_found_by_the_next_look_and_debounced()
    {
        using var door = Door();
        _lines.SetSilently(22, high: false);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("off", door.State.Word);

        door.Look();
        Assert.Equal("off", door.State.Word);
        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal("on", door.State.Word);
    }

    [Fact]
    public void A_line_without_interrupts_is_watched_by_looks_alone()
    {
        var lines = new FakeLines { HasNoEdges = true };
        lines.SetSilently(22, high: true);
        using var door = new InputPoint(new() { Name = "door", Line = 22 }, new Lines((_, _) => lines.Open()), _time, _told.Add);

        lines.SetSilently(22, high: false);
        door.Look();
        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal(["off", "on"], _told.Select(state => state.Word));
    }

    [Fact]
    public void A_contact_that_chatters_at_a_kilohertz_is_told_as_a_fault_once()
    {
        using var door = Door();
        var reads = _lines.Reads;

        Chatter(TimeSpan.FromMinutes(2), every: TimeSpan.FromMilliseconds(1));

        Assert.Equal(["off", "fault"], _told.Select(state => state.Word));
        Assert.Equal("the contact does not come to rest: see its wiring, and Debounce", door.State.Fault);
        Assert.Equal(reads, _lines.Reads);
    }

    [Fact]
    public void One_that_changes_more_often_than_a_contact_at_work_is_a_fault_too_and_believed_again_when_it_has_been_calm()
    {
        using var door = Door();

        Chatter(TimeSpan.FromMinutes(5), every: TimeSpan.FromMilliseconds(200));
        Assert.Equal(1 + InputPoint.MostChanges + 1, _told.Count);
        Assert.Equal("the contact changes more than 10 times in 10 s: see its wiring, and Debounce", door.State.Fault);

        _lines.Set(22, high: false);
        _time.Advance(InputPoint.Calm);
        Assert.Equal(("on", null), (door.State.Word, door.State.Fault));
        _lines.Set(22, high: true);
        _time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal("off", door.State.Word);
    }

    [Fact]
    public void A_contact_that_works_every_second_is_none_of_these()
    {
        using var door = Door();

        Chatter(TimeSpan.FromSeconds(60), every: TimeSpan.FromSeconds(1));

        Assert.All(_told, state => Assert.Null(state.Fault));
        Assert.Equal(61, _told.Count);
    }

    private void Chatter(TimeSpan length, TimeSpan every)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += every)
        {
            _lines.Set(22, !_lines.IsHigh(22));
            _time.Advance(every);
        }
    }

    private InputPoint Door(Func<PointOptions.Input, PointOptions.Input>? with = null)
    {
        var options = new PointOptions.Input { Name = "door", Line = 22 };
        if (with is null)
            _lines.SetSilently(22, high: true);
        return new(with?.Invoke(options) ?? options, new Lines((_, _) => _lines.Open()), _time, _told.Add);
    }
}
