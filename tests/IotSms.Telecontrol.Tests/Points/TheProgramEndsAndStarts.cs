using IotSms.Telecontrol.Points;

namespace IotSms.Telecontrol.Tests.Points;

public sealed class TheProgramEndsAndStarts : IAsyncDisposable
{
    private static readonly OutputOrder On = new OutputOrder.On(), Pulse = new OutputOrder.Pulse(TimeSpan.FromSeconds(30));

    private SwitchedSite _site = null!;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task At_the_stop_outputs_go_to_their_safe_state_and_one_that_is_to_be_restored_stays()
    {
        _site = await SwitchedSite.StartAsync();
        await OrderAsync("pump", On);
        await OrderAsync("heater", On);

        await _site.StopAsync();

        Assert.False(_site.Lines.IsHigh(SwitchedSite.Pump));
        Assert.True(_site.Lines.IsHigh(SwitchedSite.Heater));
    }

    [Fact]
    public async Task At_the_next_start_it_is_taken_over_as_it_was_without_a_moment_of_anything_else()
    {
        var first = await SwitchedSite.StartAsync();
        await first.Board.OrderAsync("heater", On);
        await first.StopAsync();
        first.Lines.Driven.Clear();

        _site = await SwitchedSite.StartAsync(first);

        Assert.Equal("on", (await _site.NextAsync("heater")).Word);
        Assert.All(_site.Lines.Driven.Where(driven => driven.Line == SwitchedSite.Heater), driven => Assert.True(driven.High));
    }

    [Fact]
    public async Task After_SIGKILL_an_output_is_safe_before_the_disk_is_there()
    {
        var first = await SwitchedSite.StartAsync();
        await first.Board.OrderAsync("pump", On);
        await first.KillAsync();
        Assert.True(first.Lines.IsHigh(SwitchedSite.Pump));

        _site = SwitchedSite.Prepare(first);

        Assert.False(_site.Lines.IsHigh(SwitchedSite.Pump));
        await _site.OpenAsync();
    }

    [Theory]
    [InlineData("pump")]
    [InlineData("heater")]
    public async Task A_pulse_that_SIGKILL_interrupts_is_ended_by_the_next_start(string output)
    {
        var first = await SwitchedSite.StartAsync();
        await first.Board.OrderAsync(output, On);
        await first.Board.OrderAsync(output, Pulse);
        await first.KillAsync();

        _site = await SwitchedSite.StartAsync(first);

        Assert.Equal("off", (await _site.NextAsync(output)).Word);
        Assert.Equal("off", _site.Board.Outputs.Single(point => point.Name == output).Word);
        Assert.False(_site.Lines.IsHigh(SwitchedSite.Pump) || _site.Lines.IsHigh(SwitchedSite.Heater));
    }

    [Fact]
    public async Task A_pulse_that_the_stop_interrupts_ends_there()
    {
        _site = await SwitchedSite.StartAsync();
        await OrderAsync("heater", Pulse);

        await _site.StopAsync();

        Assert.False(_site.Lines.IsHigh(SwitchedSite.Heater));
    }

    [Fact]
    public async Task After_SIGKILL_one_that_is_to_be_restored_is_switched_to_what_was_last_ordered()
    {
        var first = await SwitchedSite.StartAsync();
        await first.Board.OrderAsync("heater", On);
        await first.KillAsync();
        first.Lines.SetSilently(SwitchedSite.Heater, high: false);

        _site = await SwitchedSite.StartAsync(first);

        Assert.True(_site.Lines.IsHigh(SwitchedSite.Heater));
    }

    [Fact]
    public async Task While_the_disk_can_not_be_opened_one_that_is_to_be_restored_is_safe_and_then_it_is_restored()
    {
        var first = await SwitchedSite.StartAsync();
        await first.Board.OrderAsync("heater", On);
        await first.KillAsync();
        _site = SwitchedSite.Prepare(first);
        Assert.True(_site.Lines.IsHigh(SwitchedSite.Heater));

        _site.Board.DoWithoutStore();
        Assert.False(_site.Lines.IsHigh(SwitchedSite.Heater));
        await _site.OpenAsync();

        Assert.True(_site.Lines.IsHigh(SwitchedSite.Heater));
    }

    [Fact]
    public async Task Only_what_changes_what_is_to_be_restored_is_written()
    {
        _site = await SwitchedSite.StartAsync();
        await OrderAsync("heater", On);
        long before = _site.OctetsOnDisk;
        for (int order = 0; order < 10; order++)
        {
            await OrderAsync("pump", order % 2 == 0 ? On : new OutputOrder.Off());
            await OrderAsync("heater", On);
        }

        Assert.Equal(before, _site.OctetsOnDisk);
        await OrderAsync("heater", new OutputOrder.Off());
        Assert.NotEqual(before, _site.OctetsOnDisk);
    }

    [Fact]
    public async Task A_disk_that_fails_keeps_no_output_from_being_switched_and_the_answer_says_so()
    {
        _site = await SwitchedSite.StartAsync();
        await _site.Messaging.DisposeAsync();

        var result = Assert.IsType<OrderResult.Done>(await _site.Board.OrderAsync("heater", On));

        Assert.Equal((true, false), (result.State.IsOn, result.IsKept));
        Assert.True(_site.Lines.IsHigh(SwitchedSite.Heater));
    }

    [Fact]
    public async Task One_that_was_ordered_off_while_its_line_failed_does_not_come_back_on()
    {
        _site = await SwitchedSite.StartAsync();
        await OrderAsync("heater", On);
        _site.Lines.Failing[SwitchedSite.Heater] = new IOException("the expander is gone");
        Assert.IsType<OrderResult.LineFails>(await OrderAsync("heater", new OutputOrder.Off()));

        _site.Lines.Failing.Clear();
        _site.Time.Advance(PointBoard.LookPeriod);
        while ((await _site.NextAsync("heater")).Word != "off")
        {
        }

        Assert.False(_site.Lines.IsHigh(SwitchedSite.Heater));
    }

    [Fact]
    public async Task A_contact_that_works_every_second_writes_no_log()
    {
        _site = await SwitchedSite.StartAsync();
        for (int change = 0; change < 100; change++)
        {
            _site.Lines.Set(SwitchedSite.Door, high: change % 2 == 0);
            _site.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.DoesNotContain(_site.Log.With("door"), line => !line.StartsWith("Debug", StringComparison.Ordinal));
        Assert.Equal(101, _site.Log.With("Input door").Count());
    }

    [Fact]
    public async Task All_that_is_to_be_known_is_told_and_inputs_are_passed_on_in_order()
    {
        _site = await SwitchedSite.StartAsync();
        Assert.Equal("on", (await _site.NextAsync("door")).Word);

        _site.Lines.Set(SwitchedSite.Door, high: true);
        _site.Time.Advance(TimeSpan.FromMilliseconds(50));
        Assert.Equal("off", (await _site.NextAsync("door")).Word);
        Assert.Equal(["on", "off"], [(await _site.NextInputAsync()).Word, (await _site.NextInputAsync()).Word]);
    }

    [Fact]
    public async Task While_who_hears_of_inputs_waits_for_a_disk_the_states_are_told()
    {
        _site = await SwitchedSite.StartAsync(hears: new TaskCompletionSource().Task);
        Assert.Equal("on", (await _site.NextAsync("door")).Word);

        _site.Lines.Set(SwitchedSite.Door, high: true);
        _site.Time.Advance(TimeSpan.FromMilliseconds(50));

        Assert.Equal("off", (await _site.NextAsync("door")).Word);
    }

    [Fact]
    public async Task Who_hears_of_inputs_and_fails_by_a_fault_ends_it_and_outputs_are_safe()
    {
        var hears = new TaskCompletionSource();
        _site = await SwitchedSite.StartAsync(hears: hears.Task);
        await OrderAsync("pump", On);

        hears.SetException(new InvalidTimeZoneException());

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => _site.Running);
        Assert.False(_site.Lines.IsHigh(SwitchedSite.Pump));
    }

    [Fact]
    public async Task An_output_that_is_not_there_is_not_ordered()
    {
        _site = await SwitchedSite.StartAsync();

        Assert.Null(await OrderAsync("fan", On));
        Assert.Null(await OrderAsync("door", On));
    }

    private ValueTask<OrderResult?> OrderAsync(string output, OutputOrder order) => _site.Board.OrderAsync(output, order);
}
