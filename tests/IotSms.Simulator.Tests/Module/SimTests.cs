namespace IotSms.Simulator.Tests.Module;

public sealed class SimTests
{
    [Fact]
    public void A_locked_SIM_starts_up_after_its_PIN()
    {
        using var bench = Locked("sim800");
        Assert.Equal("\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CMS ERROR: 311\r\n", bench.Type("AT+CMGL=4\r"));
        Assert.Equal("\r\nOK\r\n\r\n+CPIN: READY\r\n", bench.Type("AT+CPIN=\"1111\"\r"));
        Assert.Equal("\r\nCall Ready\r\n\r\nSMS Ready\r\n", bench.Wait(30));
        Assert.Equal("\r\n+CREG: 0,1\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
    }

    [Fact]
    public void A_wrong_PIN_costs_a_try_and_the_third_blocks_the_card()
    {
        using var bench = Locked("sim800");
        bench.Type("AT+CMEE=1\r");
        Assert.Equal("\r\n+SPIC: 3,3,10,10\r\n\r\nOK\r\n", bench.Type("AT+SPIC\r"));
        Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Type("AT+CPIN=\"2222\"\r"));
        Assert.Equal("\r\n+CME ERROR: 16\r\n", bench.Type("AT+CPIN=\"2222\"\r"));
        Assert.Equal("\r\n+SPIC: 1,3,10,10\r\n\r\nOK\r\n", bench.Type("AT+SPIC\r"));
        Assert.Equal("\r\n+CME ERROR: 12\r\n", bench.Type("AT+CPIN=\"2222\"\r"));
        Assert.Equal("\r\n+CPIN: SIM PUK\r\n\r\nOK\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CME ERROR: 12\r\n", bench.Type("AT+CPIN=\"1111\"\r"));
    }

    [Fact]
    public void A_SIM7600_orders_its_counters_by_card_application()
    {
        using var bench = Locked("sim7600");
        bench.Type("AT+CPIN=\"2222\"\r");
        Assert.Equal("\r\n+SPIC: 2,10,3,10\r\n\r\nOK\r\n", bench.Type("AT+SPIC\r"));
    }

    [Fact]
    public void A_pulled_SIM_is_told_and_a_new_one_asks_for_its_PIN()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CMEE=1;+CSDT=1;+CSMINS=1\r");
        bench.Simulation.Control("""{"do":"removeSim"}""");
        Assert.Equal("\r\n+CSMINS: 1,0\r\n\r\n+CPIN: NOT INSERTED\r\n", bench.Said());
        Assert.Equal("\r\n+CME ERROR: 10\r\n", bench.Type("AT+CPIN?\r"));
        Assert.Equal("\r\n+CMS ERROR: 310\r\n", bench.Type("AT+CMGS=23\r"));
        bench.Simulation.Control("""{"do":"insertSim","iccid":"8947999","pin":"4444"}""");
        Assert.Equal("\r\n+CSMINS: 1,1\r\n\r\n+CPIN: SIM PIN\r\n", bench.Said());
        Assert.Equal("\r\n8947999\r\n\r\nOK\r\n", bench.Type("AT+CCID\r"));
        bench.Type("AT+CPIN=\"4444\"\r");
        bench.Wait(30);
        Assert.Equal("\r\n> ", bench.Type("AT+CMGS=23\r"));
    }

    private static Bench Locked(string profile) => new Bench(profile, options => options with { Pin = "1111" }).Quiet();
}
