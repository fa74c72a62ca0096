namespace IotSms.Telecontrol.Alarms;

public class NumbersOfAlarms
{
    private static readonly HashSet<int> None = [];

    [Fact]
    public void They_are_counted_from_one() => Assert.Equal((1, 1), AlarmNumber.After(0, None));

    [Fact]
    public void They_come_again_after_999() => Assert.Equal((1000, 1), AlarmNumber.After(999, None));

    [Fact]
    public void One_that_is_open_keeps_its_own() => Assert.Equal((1002, 3), AlarmNumber.After(999, new HashSet<int> { 1, 2 }));

    [Fact]
    public void They_get_longer_when_hundreds_are_open()
    {
        var open = Enumerable.Range(1, 600).ToHashSet();

        Assert.Equal((1000, 1000), AlarmNumber.After(999, open));
    }

    [Fact]
    public void None_is_given_twice_however_many_are_open()
    {
        var (last, open) = (0L, new HashSet<int>());
        for (var i = 0; i < 12_000; i++)
        {
            (last, var number) = AlarmNumber.After(last, open);
            Assert.True(open.Add(number));
        }
    }
}
