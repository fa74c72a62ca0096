using IotSms.Telecontrol.Access;

namespace IotSms.Telecontrol.Tests.Access;

public sealed class TheClockIsWrong
{
    private static readonly DateTimeOffset Now = IotSms.Gateway.BoardClock.Morning;
    private static readonly TimeSpan TwoYears = TimeSpan.FromDays(730);

    [Fact]
    public async Task By_two_years_and_nobody_knows_the_time_codes_of_the_time_are_refused_and_those_of_a_counter_are_not()
    {
        await using var gate = await Gate.OpenAsync();
        gate.IsSynchronized = false;
        gate.Time.SetAhead(-TwoYears);

        var refused = Assert.IsType<Admission.Refused>(await gate.AskAsync(gate.Sms(Gate.Bob, $"{Gate.Totp(Now)} relay 1 on")));

        Assert.Equal("clock-untrusted", refused.Code);
        Assert.Equal("The site does not know the time, so codes of the time are not good now. Codes of a counter are.", refused.Answer);
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        Assert.Equal(["clock-untrusted", "admitted"], await gate.VerdictsAsync());
    }

    [Fact]
    public async Task A_code_of_the_year_that_it_shows_is_not_obeyed_either()
    {
        await using var gate = await Gate.OpenAsync();
        gate.IsSynchronized = false;
        gate.Time.SetAhead(-TwoYears);

        Assert.Equal("clock-untrusted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(Now - TwoYears)} relay 1 on"));
    }

    [Fact]
    public async Task Refusals_for_the_clock_lock_nobody_out()
    {
        await using var gate = await Gate.OpenAsync();
        gate.IsSynchronized = false;
        for (int i = 0; i < 10; i++)
            Assert.Equal("clock-untrusted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(Now)} relay 1 on"));

        gate.IsSynchronized = true;

        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(Now)} relay 1 on"));
    }

    [Theory]
    [InlineData(0, "admitted")]
    [InlineData(119, "admitted")]
    [InlineData(-119, "admitted")]
    [InlineData(121, "clock-untrusted")]
    [InlineData(-121, "clock-untrusted")]
    public async Task The_networks_time_vouches_for_it_where_they_agree(int seconds, string verdict)
    {
        await using var gate = await Gate.OpenAsync();
        (gate.IsSynchronized, gate.NetworkTime) = (false, Now.AddSeconds(seconds));

        Assert.Equal(verdict, await gate.TryAsync(Gate.Bob, $"{Gate.Totp(Now)} relay 1 on"));
    }

    [Fact]
    public async Task A_service_centre_that_says_another_day_has_a_veto_until_one_says_the_same()
    {
        await using var gate = await Gate.OpenAsync();
        Approach Sms(DateTimeOffset sentAt) => gate.Sms(Gate.Bob, $"{Gate.Totp(Now)} relay 1 on") with { ServiceCentreTime = sentAt };

        Assert.Equal("clock-untrusted", await gate.TryAsync(Sms(Now.AddDays(1.1))));
        Assert.Equal("clock-untrusted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(Now)} relay 1 on"));
        Assert.Equal("clock-untrusted", await gate.TryAsync(Sms(Now.AddDays(-1.1))));
        Assert.Equal("admitted", await gate.TryAsync(Sms(Now.AddHours(-1))));
    }

    [Theory]
    [InlineData(true, "admitted")]
    [InlineData(false, "clock-untrusted")]
    public async Task The_setting_has_the_last_word(bool isTrusted, string verdict)
    {
        await using var gate = await Gate.OpenAsync(options => options with
        {
            IsClockTrusted = isTrusted, LongestDelay = TimeSpan.FromDays(7),
        });
        gate.IsSynchronized = !isTrusted;

        Assert.Equal(verdict, await gate.TryAsync(gate.Sms(Gate.Bob, $"{Gate.Totp(Now)} relay 1 on") with
        {
            ServiceCentreTime = isTrusted ? Now.AddDays(-3) : Now,
        }));
    }
}
