namespace IotSms.Simulator.Tests.Behaviours;

public sealed class AModuleRecovers
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
    public void A_prompt_nobody_answers_ends_after_a_minute()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("", bench.Wait(59));
        Assert.Equal("\r\nERROR\r\n", bench.Wait(1));
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
}
