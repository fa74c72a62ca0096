using IotSms.Simulator.Module;

namespace IotSms.Simulator.Tests.Module;

public sealed class PowerTests
{
    [Fact]
    public void A_SIM800_says_its_boot_marks_in_order()
    {
        using var bench = Off("sim800");
        bench.Simulation.PressPowerKey();
        Assert.Equal("", bench.Wait(0.9));
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        Assert.Equal("\0IIII\u00FF\u00FF\u00FF\u00FF", bench.Wait(0.2));
        bench.Simulation.ReleasePowerKey();
        Assert.Equal("", bench.Type("AT\r"));
        Assert.Equal("\r\nRDY\r\n\r\n+CFUN: 1\r\n\r\n+CPIN: READY\r\n\r\nCall Ready\r\n\r\nSMS Ready\r\n", bench.Wait(20));
    }

    [Fact]
    public void A_SIM7600_is_silent_for_eleven_seconds_and_then_says_its_marks()
    {
        using var bench = Off("sim7600");
        bench.Simulation.PressPowerKey();
        bench.Wait(0.5);
        bench.Simulation.ReleasePowerKey();
        Assert.Equal("", bench.Wait(10));
        Assert.Equal("\r\nRDY\r\n\r\n+CPIN: READY\r\n\r\nSMS DONE\r\n\r\nPB DONE\r\n", bench.Wait(15));
        Assert.True(bench.Simulation.IsStatusHigh);
    }

    [Theory]
    [InlineData("sim800", 1.2, 2.0)]
    [InlineData("sim7600", 0.5, 3.0)]
    public void The_power_key_is_a_toggle(string profile, double on, double off)
    {
        using var bench = Off(profile);
        Pulse(bench, on);
        bench.Wait(25);
        Assert.Equal(PowerState.On, bench.Simulation.Power);
        Pulse(bench, off);
        bench.Wait(27);
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        Assert.False(bench.Simulation.IsStatusHigh);
        Assert.Equal("", bench.Type("AT\r"));
    }

    [Fact]
    public void A_start_pulse_cannot_stop_a_live_SIM7600()
    {
        using var bench = new Bench("sim7600").Quiet();
        Pulse(bench, 1);
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Fact]
    public void A_SIM800_pulsed_while_it_boots_is_off_again()
    {
        using var bench = Off("sim800");
        Pulse(bench, 1.2);
        bench.Wait(0.5);
        Pulse(bench, 1.6);
        bench.Wait(20);
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
    }

    [Fact]
    public void A_SIM800_held_off_for_33_seconds_starts_again()
    {
        using var bench = new Bench("sim800");
        bench.Simulation.PressPowerKey();
        bench.Wait(32);
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        bench.Wait(2);
        Assert.Equal(PowerState.Booting, bench.Simulation.Power);
    }

    [Fact]
    public void A_SIM7600_switching_off_answers_for_14_s_more_and_loses_a_pulse_for_25()
    {
        using var bench = new Bench("sim7600").Quiet();
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CPOF\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Equal("\r\nERROR\r\n", bench.Type("AT+CRESET\r"));
        bench.Wait(14.5);
        Assert.Equal("", bench.Type("AT\r"));
        bench.Wait(5);
        Assert.True(bench.Simulation.IsStatusHigh);
        Pulse(bench, 1);
        bench.Wait(30);
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        Assert.False(bench.Simulation.IsStatusHigh);
    }

    [Fact]
    public void A_cut_supply_is_silence_at_once_and_a_restart_forgets_what_was_not_stored()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CREG=2;+CMEE=1;&W\r");
        bench.Type("AT+CMEE=2;+CLIP=1\r");
        bench.Simulation.CutSupply();
        Assert.Equal("", bench.Type("AT\r"));
        bench.Simulation.RestoreSupply(starts: true);
        bench.Wait(40);
        Assert.Equal("\r\n+CMEE: 1\r\n\r\n+CLIP: 0\r\n\r\nOK\r\n", bench.Type("AT+CMEE?;+CLIP?\r"));
    }

    [Fact]
    public void Echo_is_back_after_a_reset_when_it_was_not_stored()
    {
        using var bench = new Bench("sim7600").Quiet();
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CRESET\r"));
        bench.Wait(60);
        Assert.Equal("AT\r\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Fact]
    public void In_autobaud_nothing_is_said_before_the_first_AT()
    {
        using var bench = new Bench("sim800", options => options with { Autobaud = true }).Quiet();
        bench.Type("AT+IPR=0;&W\r");
        bench.Simulation.Restart("test");
        Assert.Equal("\0IIII\u00FF\u00FF\u00FF\u00FF", bench.Wait(30));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Fact]
    public void In_autobaud_nothing_else_is_told_either_and_only_AT_in_one_case_trains_it()
    {
        using var bench = new Bench("sim800", options => options with { Autobaud = true }).Quiet();
        bench.Type("AT+IPR=0;&W\r");
        bench.Simulation.Restart("test");
        bench.Wait(30);
        bench.Simulation.Text("+4790055555", "status?");
        Assert.Equal("", bench.Wait(10));
        Assert.DoesNotContain("OK", bench.Type("aT\r") + bench.Type("At\r") + bench.Type("A/"));
        Assert.Equal("\r\nOK\r\n", bench.Type("at\r"));
        bench.Simulation.Text("+4790055555", "again?");
        Assert.Equal("\r\n+CMTI: \"SM\",2\r\n", bench.Wait(2));
        Assert.Equal("\r\nOK\r\n", bench.Type("aT\r"));
    }

    [Theory]
    [InlineData("sim800", "AT+CPOWD=1\r", "\r\nNORMAL POWER DOWN\r\n")]
    [InlineData("sim7600", "AT+CPOF\r", "\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CRESET\r", "\r\nOK\r\n")]
    public void The_last_word_leaves_a_slow_line_although_the_module_is_going(string profile, string command, string said)
    {
        using var bench = new Bench(profile, options => options with { PaceOutput = true }).Quiet();
        bench.Wait(1);
        bench.Type(command);
        Assert.Equal(said, bench.Wait(1));
    }

    [Fact]
    public void A_cut_supply_cuts_the_word_on_the_line_too()
    {
        using var bench = new Bench("sim800", options => options with { PaceOutput = true }).Quiet();
        bench.Wait(1);
        bench.Type("AT+CPMS?\r");
        bench.Wait(0.002);
        bench.Said();
        bench.Simulation.CutSupply();
        Assert.Equal("", bench.Wait(1));
    }

    private static Bench Off(string profile) => new(profile, options => options with { StartPowered = false });

    private static void Pulse(Bench bench, double seconds)
    {
        bench.Simulation.PressPowerKey();
        bench.Time.Advance(TimeSpan.FromSeconds(seconds));
        bench.Simulation.ReleasePowerKey();
    }
}
