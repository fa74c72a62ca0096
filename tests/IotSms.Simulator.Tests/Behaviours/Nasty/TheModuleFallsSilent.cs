using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Events;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Tests.Behaviours.Nasty;

/// <summary>Silence, late answers, power: what looks like death from outside.</summary>
public sealed class TheModuleFallsSilent
{
    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void After_one_command_nothing_is_said_until_the_module_is_started_again(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Add(new CommandFault("+CSQ", new CommandVerdict.Silence()));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Equal("", bench.Type("AT+CSQ\r"));
        bench.Wait(3600);
        Assert.Equal("", bench.Type("AT\r\u001b\rAT\r"));
        bench.Simulation.Restart("test");
        bench.Wait(60);
        Assert.Equal("AT\r\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_hung_firmware_says_nothing_of_what_comes_in_and_forgets_it_was_hung_when_it_starts(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"hang"}""");
        Assert.Equal("", bench.Type("AT\r"));
        bench.Simulation.Text("+4790055555", "hello?");
        Assert.Equal("", bench.Wait(600));
        bench.Simulation.CutSupply();
        bench.Simulation.RestoreSupply(starts: true);
        bench.Wait(60);
        Assert.Equal("AT\r\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Contains("\"behaviours\":[]", bench.Ask("""{"do":"status"}"""));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_half_dead_module_answers_AT_and_ends_no_submit(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"forget","accepted":false,"times":0}""");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("", bench.Submit(wait: 600));
            Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
        }

        Assert.Equal(0, bench.Simulation.AcceptedCount);
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void The_reference_comes_90_s_late_while_another_command_waits_for_its_own_answer(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"late"}""");
        Assert.Equal("", bench.Submit(wait: 91.9));
        Assert.Single(bench.Happened<SimulatorEvent.Submitted>());
        Assert.Equal("", bench.Type("AT\r"));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(0.1));
        Assert.Equal("", bench.Wait(60));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Theory]
    [InlineData("sim800", "\0\u00FF\u00FE\0IIII\u00FF\u00FF\u00FF\u00FF", "\r\nRDY\r\n\r\n+CFUN: 1\r\n\r\n+CPIN: SIM PIN\r\n")]
    [InlineData("sim7600", "\0\u00FF\u00FE", "\r\nRDY\r\n\r\n+CPIN: SIM PIN\r\n")]
    public void A_brown_out_after_40_characters_of_a_PDU_forgets_echo_error_form_and_PIN(string profile, string noise, string boot)
    {
        using var bench = new Bench(profile, options => options with { Pin = "1111" });
        bench.Type("AT+CPIN=\"1111\"\r");
        bench.Wait(60);
        bench.Type("ATE0;+CMEE=2\r");
        bench.Type("AT+CMGS=23\r");
        bench.Ask("""{"do":"brownOut"}""");
        Assert.Equal("", bench.Type(Messages.Hello[..40]));
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
        Assert.Equal("", bench.Type(Messages.Hello[40..] + Messages.ControlZ));
        Assert.Equal("", bench.Wait(2.9));
        Assert.Equal(noise, bench.Wait(0.2));
        Assert.Equal(boot, bench.Wait(60));
        Assert.Equal($"AT+CMEE?\r\r\n+CMEE: {(profile == "sim800" ? 0 : 1)}\r\n\r\nOK\r\n", bench.Type("AT+CMEE?\r"));
        Assert.Equal(0, bench.Simulation.AcceptedCount);
    }

    [Theory]
    [InlineData("sim800", true)]
    [InlineData("sim800", false)]
    [InlineData("sim7600", true)]
    [InlineData("sim7600", false)]
    public void A_brown_out_in_the_network_may_or_may_not_have_let_the_message_out(string profile, bool accepted)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Add(new BrownOut(0, TimeSpan.FromSeconds(1), accepted));
        Assert.DoesNotContain("+CMGS", bench.Submit(wait: 60));
        Assert.Equal(accepted ? 1 : 0, bench.Simulation.AcceptedCount);
        Assert.Equal("ATE0\r\r\nOK\r\n", bench.Type("ATE0\r"));
        Assert.Equal($"\r\n+CMGS: {(accepted ? 2 : 1)}\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public void A_brown_out_that_is_called_off_does_not_strike_and_one_that_struck_ends(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Add(new BrownOut(0, TimeSpan.FromSeconds(5), accepted: true));
        bench.Submit(wait: 2);
        bench.Ask("""{"do":"clear"}""");
        bench.Wait(60);
        Assert.Equal(0, bench.Simulation.AcceptedCount);
        bench.Ask("""{"do":"restart"}""");
        bench.Wait(60);

        bench.Simulation.Add(new BrownOut(0, TimeSpan.FromSeconds(1)));
        bench.Submit(wait: 2);
        bench.Ask("""{"do":"clear"}""");
        bench.Wait(60);
        Assert.Contains("OK", bench.Type("AT\r"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sim800", "\r\nUNDER-VOLTAGE POWER DOWN\r\n")]
    [InlineData("sim7600", "\r\nUNDER-VOLTAGE WARNNING POWER DOWN\r\n")]
    public void A_dying_supply_warns_three_times_says_so_and_is_silent(string profile, string last)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"underVoltage"}""");
        var warning = "\r\nUNDER-VOLTAGE WARNNING\r\n";
        Assert.Equal([warning, warning, warning, last], [bench.Said(), bench.Wait(10), bench.Wait(10), bench.Wait(10)]);
        Assert.Equal("", bench.Type("AT\r"));
        Assert.Equal("", bench.Wait(600));
        Assert.Equal(PowerState.Off, bench.Simulation.Power);
    }

    [Fact]
    public void A_supply_that_recovers_in_time_stops_warning()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"underVoltage"}""");
        bench.Said();
        bench.Ask("""{"do":"clear"}""");
        Assert.Equal("", bench.Wait(60));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }
}
