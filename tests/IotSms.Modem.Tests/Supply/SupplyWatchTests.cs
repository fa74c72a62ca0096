using IotSms.Modem.Supply;

namespace IotSms.Modem.Tests.Supply;

public sealed class SupplyWatchTests
{
    private static readonly TimeSpan BootTime = TimeSpan.FromSeconds(20);
    private readonly SupplyWatch _watch = new();

    [Fact]
    public void Seven_restarts_six_of_them_while_it_transmits_are_a_supply_that_sags()
    {
        for (var minute = 0; minute < 7; minute++) Start(minute, isTransmitting: minute != 3);
        _watch.Read(3410, Minute(7));
        var report = _watch.Report(Minute(7));
        Assert.Equal(SupplyDiagnosis.SagsWhenTransmitting, report.Diagnosis);
        Assert.Equal("supply sags when transmitting: 7 reboots in 1 h, 6 during submit; lowest read 3.41 V", report.Words);
    }

    [Theory]
    [InlineData(1, 1, SupplyDiagnosis.Good)]
    [InlineData(2, 0, SupplyDiagnosis.Good)]
    [InlineData(2, 2, SupplyDiagnosis.SagsWhenTransmitting)]
    [InlineData(3, 0, SupplyDiagnosis.Unsteady)]
    [InlineData(3, 1, SupplyDiagnosis.Unsteady)]
    [InlineData(4, 2, SupplyDiagnosis.SagsWhenTransmitting)]
    [InlineData(9, 2, SupplyDiagnosis.Unsteady)]
    public void How_many_restarts_make_a_diagnosis(int restarts, int transmitting, SupplyDiagnosis expected)
    {
        for (var i = 0; i < restarts; i++) Start(i, isTransmitting: i < transmitting);
        Assert.Equal(expected, _watch.Report(Minute(restarts)).Diagnosis);
    }

    [Fact]
    public void The_marks_of_one_start_are_one_restart_and_the_same_mark_again_is_another()
    {
        _watch.Started("RDY", false, Minute(1), BootTime);
        _watch.Started("SMS Ready", false, Minute(1) + TimeSpan.FromSeconds(8), BootTime);
        Assert.Equal(1, _watch.Report(Minute(2)).Restarts);
        _watch.Started("RDY", false, Minute(1) + TimeSpan.FromSeconds(12), BootTime);
        Assert.Equal(2, _watch.Report(Minute(2)).Restarts);
    }

    [Fact]
    public void What_was_ordered_is_no_sign()
    {
        for (var i = 0; i < 5; i++)
        {
            _watch.Ordered(Minute(i), BootTime);
            _watch.Started("RDY", true, Minute(i) + TimeSpan.FromSeconds(3), BootTime);
        }

        Assert.Equal(new SupplyReport(), _watch.Report(Minute(5)));
    }

    [Fact]
    public void After_an_hour_it_is_forgotten()
    {
        for (var minute = 0; minute < 3; minute++) Start(minute, isTransmitting: true);
        _watch.Noticed("UNDER-VOLTAGE WARNNING", false, Minute(1));
        _watch.Read(3300, Minute(1));
        Assert.NotEqual(SupplyDiagnosis.Good, _watch.Report(Minute(60)).Diagnosis);
        Assert.Equal(new SupplyReport(), _watch.Report(Minute(63)));
    }

    [Theory]
    [InlineData("UNDER-VOLTAGE WARNNING", SupplyDiagnosis.Low, "supply is too low: 0 reboots in 1 h, 0 during submit; 1 voltage notices")]
    [InlineData("UNDER-VOLTAGE POWER OFF", SupplyDiagnosis.Low, "supply is too low: 0 reboots in 1 h, 0 during submit; 1 voltage notices")]
    [InlineData("OVER-VOLTAGE WARNING", SupplyDiagnosis.High, "supply is too high: 0 reboots in 1 h, 0 during submit; 1 voltage notices")]
    public void One_notice_of_the_module_is_enough(string line, SupplyDiagnosis expected, string words)
    {
        _watch.Noticed(line, false, Minute(1));
        var report = _watch.Report(Minute(1));
        Assert.Equal((expected, words), (report.Diagnosis, report.Words));
    }

    [Fact]
    public void A_notice_that_is_repeated_each_ten_seconds_counts_once_a_minute()
    {
        for (var second = 0; second < 120; second += 10)
            _watch.Noticed("UNDER-VOLTAGE WARNNING", false, TimeSpan.FromSeconds(second));
        Assert.Equal(2, _watch.Report(Minute(2)).Notices);
    }

    [Theory]
    [InlineData(3399, SupplyDiagnosis.Low)]
    [InlineData(3400, SupplyDiagnosis.Good)]
    public void A_reading_below_what_the_modules_work_at_is_too_low(int millivolts, SupplyDiagnosis expected)
    {
        _watch.Read(4000, Minute(1));
        _watch.Read(millivolts, Minute(2));
        _watch.Read(4000, Minute(3));
        var report = _watch.Report(Minute(4));
        Assert.Equal((expected, millivolts), (report.Diagnosis, report.LowestMillivolts));
    }

    [Fact]
    public void A_steady_supply_has_nothing_to_say()
    {
        _watch.Read(4000, Minute(1));
        Assert.Null(_watch.Report(Minute(1)).Words);
    }

    private void Start(int minute, bool isTransmitting) => _watch.Started("RDY", isTransmitting, Minute(minute), BootTime);

    private static TimeSpan Minute(int minute) => TimeSpan.FromMinutes(minute);
}
