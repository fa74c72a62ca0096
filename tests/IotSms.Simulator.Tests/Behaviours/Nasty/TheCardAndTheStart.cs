using IotSms.Simulator.Module;

namespace IotSms.Simulator.Tests.Behaviours.Nasty;

/// <summary>The SIM pulled or locked, the service not ready yet, the power key at the wrong moment.</summary>
public sealed class TheCardAndTheStart
{
    [Fact]
    public void A_SIM800_tells_a_pulled_card_and_all_fails_until_the_next_one_has_its_PIN()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CMEE=1;+CSDT=1;+CSMINS=1\r");
        bench.Ask("""{"do":"removeSim"}""");
        Assert.Equal("\r\n+CSMINS: 1,0\r\n\r\n+CPIN: NOT INSERTED\r\n", bench.Said());
        Assert.Equal("\r\n+CSMINS: 1,0\r\n\r\nOK\r\n", bench.Type("AT+CSMINS?\r"));
        AssertNoCard(bench, "AT+CCID\r");
        bench.Ask("""{"do":"insertSim","iccid":"8947999","pin":"4444"}""");
        Assert.Equal("\r\n+CSMINS: 1,1\r\n\r\n+CPIN: SIM PIN\r\n", bench.Said());
        Assert.Equal("\r\n8947999\r\n\r\nOK\r\n", bench.Type("AT+CCID\r"));
    }

    [Fact]
    public void A_SIM7600_with_its_hot_swap_tells_a_pulled_card()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+UIMHOTSWAPON=1\r");
        bench.Simulation.Restart("hot swap comes into force");
        bench.Wait(60);
        bench.Quiet();
        bench.Ask("""{"do":"removeSim"}""");
        Assert.Equal("\r\n+CPIN: SIM REMOVED\r\n", bench.Said());
        AssertNoCard(bench, "AT+CICCID\r");
        bench.Ask("""{"do":"insertSim","iccid":"8947999"}""");
        Assert.Equal("\r\n+CPIN: READY\r\n", bench.Said());
        bench.Wait(30);
        Assert.Equal("\r\n+ICCID: 8947999\r\n\r\nOK\r\n", bench.Type("AT+CICCID\r"));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
    }

    [Fact]
    public void A_SIM7600_without_hot_swap_notices_at_the_next_access_and_wants_a_restart()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CREG=1\r");
        bench.Ask("""{"do":"removeSim"}""");
        Assert.Equal("", bench.Said());
        Assert.Equal("\r\n+CREG: 1,1\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
        AssertNoCard(bench, "AT+CICCID\r");
        bench.Ask("""{"do":"insertSim"}""");
        Assert.Equal("", bench.Wait(60));
        Assert.Equal("\r\n+CME ERROR: 13\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CMS ERROR: 313\r\n", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\nOK\r\n\r\n+CREG: 0\r\n", bench.Type("AT+CFUN=0\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CFUN=1\r"));
        Assert.Contains("\r\n+CPIN: READY\r\n", bench.Wait(60));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [InlineData("sim800", "\r\n+SPIC: 3,3,10,10\r\n", "\r\n+SPIC: 1,3,10,10\r\n", "\r\n+SPIC: 0,3,9,10\r\n")]
    [InlineData("sim7600", "\r\n+SPIC: 3,10,3,10\r\n", "\r\n+SPIC: 1,10,3,10\r\n", "\r\n+SPIC: 0,9,3,10\r\n")]
    public void Wrong_PINs_cost_tries_three_block_the_card_and_its_PUK_frees_it(string profile, string full, string one, string puk)
    {
        using var bench = new Bench(profile, options => options with { Pin = "1111" }).Quiet();
        bench.Type("AT+CMEE=1\r");
        Assert.Equal("\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal(full + "\r\nOK\r\n", bench.Type("AT+SPIC\r"));
        Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Type("AT+CPIN=\"2222\"\r"));
        Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Type("AT+CPIN=2222\r"));
        Assert.Equal(one + "\r\nOK\r\n", bench.Type("AT+SPIC\r"));
        Assert.Equal("\r\n+CME ERROR: 3\r\n", bench.Type("AT+CPIN=\"12345678\",\"5555\"\r"));
        Assert.Equal("\r\n+CME ERROR: 12\r\n", bench.Type("AT+CPIN=\"2222\"\r"));
        Assert.Equal("\r\n+CPIN: SIM PUK\r\n\r\nOK\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CMS ERROR: 316\r\n", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\n+CME ERROR: 12\r\n", bench.Type("AT+CPIN=\"1111\"\r"));
        Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Type("AT+CPIN=\"00000000\",\"5555\"\r"));
        Assert.Equal("\r\n+CME ERROR: 50\r\n", bench.Type("AT+CPIN=\"12345678\",\"55\"\r"));
        Assert.Equal(puk + "\r\nOK\r\n", bench.Type("AT+SPIC\r"));
        Assert.StartsWith("\r\nOK\r\n\r\n+CPIN: READY\r\n", bench.Type("AT+CPIN=\"12345678\",\"5555\"\r"));
        Assert.Equal(full + "\r\nOK\r\n", bench.Type("AT+SPIC\r"));
        bench.Simulation.Restart("test");
        bench.Wait(60);
        bench.Quiet();
        Assert.StartsWith("\r\nOK\r\n", bench.Type("AT+CPIN=\"5555\"\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Ten_wrong_PUKs_destroy_the_card(string profile)
    {
        using var bench = new Bench(profile, options => options with { Pin = "1111" }).Quiet();
        bench.Type("AT+CMEE=1\r");
        bench.Ask("""{"do":"pinTries","left":0}""");
        for (var i = 0; i < 9; i++)
            Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Type("AT+CPIN=\"00000000\",\"5555\"\r"));
        Assert.Equal("\r\n+CME ERROR: 13\r\n", bench.Type("AT+CPIN=\"00000000\",\"5555\"\r"));
        Assert.Equal("\r\n+CME ERROR: 13\r\n", bench.Type("AT+CPIN=\"12345678\",\"5555\"\r"));
        Assert.Equal("\r\n+CME ERROR: 13\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CMS ERROR: 313\r\n", bench.Type("AT+CMGS=23\r"));
    }

    [Theory]
    [InlineData("sim800", "SMS Ready\r\n")]
    [InlineData("sim7600", "SMS DONE\r\n")]
    public void Before_its_ready_mark_the_SMS_service_is_busy_and_so_is_the_card_at_first(string profile, string mark)
    {
        using var bench = new Bench(profile, options => options with { StartPowered = false });
        bench.Ask("""{"do":"powerOn"}""");
        bench.Said();
        for (var said = ""; !said.Contains("RDY", StringComparison.Ordinal); said += bench.Wait(0.1))
            Assert.Equal("", bench.Type("AT\r"));
        bench.Type("ATE0;+CMEE=1\r");
        Assert.Equal("\r\n+CME ERROR: 14\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CMS ERROR: 314\r\n", bench.Type("AT+CMGS=23\r"));
        for (var said = ""; !said.Contains(mark, StringComparison.Ordinal); said += bench.Wait(0.5))
            Assert.Equal("\r\n+CMS ERROR: 314\r\n", bench.Type("AT+CMGL=4\r"));

        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGL=4\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Sends_fail_after_each_start_until_AT_F(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"refuseUntilDefaults"}""");
        for (var start = 0; start < 2; start++)
        {
            Assert.Equal("\r\n+CMS ERROR: 500\r\n", bench.Submit());
            bench.Type("AT&F\r");
            bench.Quiet();
            Assert.Equal($"\r\n+CMGS: {start + 1}\r\n\r\nOK\r\n", bench.Submit());
            bench.Simulation.Restart("test");
            bench.Wait(60);
            bench.Quiet();
        }
    }

    [Theory]
    [InlineData("sim800", 1.2, 1.6)]
    [InlineData("sim7600", 0.5, 2.6)]
    public void A_second_pulse_while_it_boots_switches_it_off_again(string profile, double on, double off)
    {
        using var bench = new Bench(profile, options => options with { StartPowered = false });
        Pulse(bench, on);
        Assert.Equal(PowerState.Booting, bench.Simulation.Power);
        Pulse(bench, off);
        Assert.DoesNotContain("RDY", bench.Wait(60));
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
    }

    [Theory]
    [InlineData("sim800", 1.2)]
    [InlineData("sim7600", 0.5)]
    public void It_takes_three_pulses(string profile, double pulse)
    {
        using var bench = new Bench(profile, options => options with { StartPowered = false });
        bench.Ask("""{"do":"stubbornPowerKey"}""");
        Pulse(bench, pulse);
        Pulse(bench, pulse);
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        Pulse(bench, pulse);
        Assert.Equal(PowerState.Booting, bench.Simulation.Power);
    }

    [Theory]
    [InlineData("sim800", "AT+CPOWD=1\r", 1.9, 1.2)]
    [InlineData("sim7600", "AT+CPOF\r", 25, 0.4)]
    public void A_pulse_while_STATUS_is_still_high_is_lost_and_one_after_a_rest_is_not(
        string profile, string command, double wait, double pulse)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type(command);
        bench.Wait(wait);
        Assert.True(bench.Simulation.IsStatusHigh);
        Pulse(bench, pulse);
        bench.Wait(60);
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        Pulse(bench, pulse);
        Assert.Equal(PowerState.Booting, bench.Simulation.Power);
    }

    [Fact]
    public void A_SIM800_pressed_less_than_800_ms_after_it_went_off_stays_off()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CPOWD=1\r");
        bench.Wait(2.7);
        Assert.False(bench.Simulation.IsStatusHigh);
        Pulse(bench, 1.2);
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        Pulse(bench, 1.2);
        Assert.Equal(PowerState.Booting, bench.Simulation.Power);
    }

    private static void AssertNoCard(Bench bench, string cardNumber)
    {
        Assert.Equal("\r\n+CME ERROR: 10\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CME ERROR: 10\r\n", bench.Type(cardNumber));
        Assert.Equal("\r\n+CMS ERROR: 310\r\n", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\n+CMS ERROR: 310\r\n", bench.Type("AT+CMGL=4\r"));
    }

    private static void Pulse(Bench bench, double seconds)
    {
        bench.Simulation.PressPowerKey();
        bench.Wait(seconds);
        bench.Simulation.ReleasePowerKey();
    }
}
