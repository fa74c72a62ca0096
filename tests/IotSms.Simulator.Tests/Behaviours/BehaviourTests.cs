using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Events;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Tests.Behaviours;

public sealed class BehaviourTests
{
    [Fact]
    public void A_hung_module_is_dead_until_its_power_key()
    {
        using var bench = new Bench("sim800");
        bench.Ask("""{"do":"hang"}""");
        Assert.Equal("", bench.Type("AT\r"));
        bench.Simulation.Text("+4790055555", "hello?");
        Assert.Equal("", bench.Wait(600));
        bench.Simulation.PressPowerKey();
        bench.Wait(2);
        bench.Simulation.ReleasePowerKey();
        bench.Wait(5);
        bench.Simulation.PressPowerKey();
        bench.Wait(1.2);
        bench.Simulation.ReleasePowerKey();
        bench.Wait(30);
        Assert.Equal("AT\r\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Fact]
    public void A_half_dead_module_answers_AT_but_no_submit_ends()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"forget","accepted":false,"times":0}""");
        Assert.Equal("", bench.Submit(wait: 600));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Empty(bench.Happened<SimulatorEvent.Submitted>());
    }

    [Fact]
    public void A_brown_out_in_the_PDU_forgets_all_and_starts_up_again()
    {
        using var bench = new Bench("sim800", options => options with { Pin = "1111" });
        bench.Type("AT+CPIN=\"1111\"\r");
        bench.Wait(30);
        bench.Type("ATE0\r");
        bench.Type("AT+CMGS=23\r");
        bench.Ask("""{"do":"brownOut"}""");
        Assert.Equal("", bench.Type(Messages.Hello + Messages.ControlZ));
        Assert.Equal("", bench.Wait(2.9));
        Assert.Equal("\0\u00FF\u00FE\0IIII\u00FF\u00FF\u00FF\u00FF", bench.Wait(0.2));
        Assert.Equal("\r\nRDY\r\n\r\n+CFUN: 1\r\n\r\n+CPIN: SIM PIN\r\n", bench.Wait(60));
        Assert.Equal("AT\r\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Empty(bench.Happened<SimulatorEvent.Submitted>());
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public void A_brown_out_in_the_network_may_or_may_not_lose_the_message(string accepted, int submitted)
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Ask($$"""{"do":"brownOut","atOctet":0,"seconds":1,"accepted":{{accepted}}}""");
        Assert.DoesNotContain("+CMGS", bench.Submit(wait: 60));
        Assert.Equal(submitted, bench.Happened<SimulatorEvent.Submitted>().Count());
    }

    [Theory]
    [InlineData("sim800", "\r\nUNDER-VOLTAGE POWER DOWN\r\n")]
    [InlineData("sim7600", "\r\nUNDER-VOLTAGE WARNNING POWER DOWN\r\n")]
    public void A_dying_supply_warns_three_times(string profile, string last)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"underVoltage"}""");
        Assert.Equal("\r\nUNDER-VOLTAGE WARNNING\r\n", bench.Said());
        Assert.Equal("\r\nUNDER-VOLTAGE WARNNING\r\n", bench.Wait(10));
        Assert.Equal("\r\nUNDER-VOLTAGE WARNNING\r\n", bench.Wait(10));
        Assert.Equal(last, bench.Wait(10));
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
    }

    [Theory]
    [InlineData("beforeAnswer", "\r\n+CSQ: 12,0\r\n\r\n+CSQ: 18,0\r\n\r\nOK\r\n")]
    [InlineData("insideAnswer", "\r\n+CSQ: 18,0\r\n\r\n+CSQ: 12,0\r\n\r\nOK\r\n")]
    public void A_line_that_looks_like_the_answer_breaks_in(string point, string said)
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask($$"""{"do":"interject","text":"+CSQ: 12,0","point":"{{point}}","command":"+CSQ"}""");
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Equal(said, bench.Type("AT+CSQ\r"));
        Assert.Equal("\r\n+CSQ: 18,0\r\n\r\nOK\r\n", bench.Type("AT+CSQ\r"));
    }

    [Theory]
    [InlineData("beforePrompt", "\r\nRING\r\n\r\n> ")]
    [InlineData("afterPrompt", "\r\n> \r\nRING\r\n")]
    public void A_line_breaks_in_at_the_prompt(string point, string said)
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask($$"""{"do":"interject","text":"RING","point":"{{point}}"}""");
        Assert.Equal(said, bench.Type("AT+CMGS=23\r"));
        bench.Type(Messages.Hello + Messages.ControlZ);
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(2));
    }

    [Theory]
    [InlineData("\\r\\n>", "\r\n>")]
    [InlineData("\\r\\n>\\r\\n", "\r\n>\r\n")]
    [InlineData("\\r\\n> \\r\\n> ", "\r\n> \r\n> ")]
    public void The_prompt_has_the_form_a_firmware_gives_it(string form, string said)
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Ask($$"""{"do":"prompt","form":"{{form}}"}""");
        Assert.Equal(said, bench.Type("AT+CMGS=23\r"));
    }

    [Fact]
    public void A_prompt_can_be_late_or_missing()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"delay","command":"+CMGS","seconds":3}""");
        Assert.Equal("", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\n> ", bench.Wait(3));
        bench.Type(Messages.Escape);
        bench.Ask("""{"do":"answerCommand","command":"+CMGS","with":"\r\n+CMS ERROR: 304\r\n"}""");
        Assert.Equal("\r\n+CMS ERROR: 304\r\n", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Fact]
    public void A_prompt_left_open_takes_the_next_command_for_text_until_escape()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("", bench.Type("AT\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type(Messages.Escape));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Fact]
    public void A_prompt_nobody_answers_ends_after_a_minute()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("", bench.Wait(59));
        Assert.Equal("\r\nERROR\r\n", bench.Wait(1));
    }

    [Fact]
    public void Noise_spoils_bytes_the_same_way_with_the_same_seed()
    {
        var runs = Enumerable.Range(0, 2).Select(_ =>
        {
            using var bench = new Bench("sim800").Quiet();
            bench.Simulation.Add(new LineNoise(oneIn: 20));
            return string.Concat(Enumerable.Range(0, 50).Select(_ => bench.Type("AT+CSQ\r")));
        }).ToArray();
        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(string.Concat(Enumerable.Repeat("\r\n+CSQ: 18,0\r\n\r\nOK\r\n", 50)), runs[0]);
    }

    [Fact]
    public void A_firmware_names_the_wrong_storage()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"rewrite","usual":"+CMTI: \"SM\",1","instead":"+CMTI: ,-1"}""");
        bench.Simulation.Text("+4790055555", "x");
        Assert.Equal("\r\n+CMTI: ,-1\r\n", bench.Wait(2));
    }

    [Fact]
    public void A_lost_network_searches_is_denied_and_is_cured_by_a_restart()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CREG=1;&W\r");
        bench.Ask("""{"do":"lostRegistration","searching":20,"then":3}""");
        Assert.Equal("\r\n+CREG: 2\r\n", bench.Said());
        Assert.Equal("\r\n+CREG: 3\r\n", bench.Wait(20));
        Assert.Equal("", bench.Wait(3600));
        bench.Simulation.Restart("test");
        Assert.Contains("\r\n+CREG: 2\r\n", bench.Wait(60));
        bench.Type("ATE0\r");
        Assert.Equal("\r\n+CREG: 1,1\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
    }

    [Fact]
    public void A_firmware_that_wants_its_defaults_first_refuses_after_each_start()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Ask("""{"do":"refuseUntilDefaults"}""");
        Assert.Equal("\r\n+CMS ERROR: 500\r\n", bench.Submit());
        bench.Type("AT&F;E0\r");
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
    }

    [Fact]
    public void A_call_rings_while_a_SIM7600_sends_and_ATH_does_not_end_it()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CLIP=1\r");
        bench.Ask("""{"do":"callDuringSubmit","from":"+4790055555","seconds":12}""");
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("\r\nRING\r\n\r\n+CLIP: \"+4790055555\",128,,,\"\",0\r\n", bench.Type(Messages.Hello + Messages.ControlZ));
        var said = bench.Wait(14);
        Assert.Equal(2, said.Split("RING").Length - 1);
        Assert.EndsWith("\r\n+CMGS: 1\r\n\r\nOK\r\n", said);
        Assert.Contains("\r\nMISSED_CALL: 09:30AM +4790055555\r\n", said);
    }

    [Fact]
    public void A_stubborn_power_key_takes_three_pulses()
    {
        using var bench = new Bench("sim800", options => options with { StartPowered = false });
        bench.Ask("""{"do":"stubbornPowerKey","pulses":3}""");
        for (var pulse = 1; pulse <= 3; pulse++)
        {
            Assert.Equal(PowerState.Off, bench.Simulation.Power);
            bench.Ask("""{"do":"powerKey","seconds":1.2}""");
            bench.Wait(2);
        }

        Assert.Equal(PowerState.Booting, bench.Simulation.Power);
    }

    [Fact]
    public void With_echo_on_the_PDU_comes_back_and_its_Ctrl_Z_too_on_some_firmware()
    {
        using var bench = new Bench("sim800");
        Assert.Equal("AT+CMGS=23\r\r\n> ", bench.Type("AT+CMGS=23\r"));
        Assert.Equal(Messages.Hello, bench.Type(Messages.Hello + Messages.ControlZ));
        bench.Wait(2);
        bench.Ask("""{"do":"echoControlZ"}""");
        bench.Type("AT+CMGS=23\r");
        Assert.Contains(Messages.ControlZ, bench.Type(Messages.Hello + Messages.ControlZ));
    }
}
