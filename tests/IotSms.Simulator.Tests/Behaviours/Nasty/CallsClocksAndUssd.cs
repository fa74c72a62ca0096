using IotSms.Simulator.Behaviours;

namespace IotSms.Simulator.Tests.Behaviours.Nasty;

/// <summary>What else the network says while messages are to go.</summary>
public sealed class CallsClocksAndUssd
{
    [Fact]
    public void A_call_rings_for_30_s_while_a_SIM7600_sends_and_ATH_does_not_end_it()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CLIP=1\r");
        bench.Simulation.Add(new CallDuringSubmit("+4790055555", TimeSpan.FromSeconds(30)));
        bench.Type("AT+CMGS=23\r");
        const string Ring = "\r\nRING\r\n\r\n+CLIP: \"+4790055555\",128,,,\"\",0\r\n";
        Assert.Equal(Ring, bench.Type(Messages.Hello + Messages.ControlZ));
        Assert.Equal(string.Concat(Enumerable.Repeat(Ring, 5)), bench.Wait(29));
        Assert.Contains("\r\nMISSED_CALL: 09:30AM +4790055555\r\n", bench.Wait(2));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(2));
    }

    [Fact]
    public void A_SIM800_drops_the_call_that_comes_while_it_sends()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Simulation.Add(new CallDuringSubmit("+4790055555", TimeSpan.FromSeconds(30)));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
        Assert.Equal("", bench.Wait(60));
    }

    [Theory]
    [InlineData("sim800", "+4790055555", "\r\nRING\r\n\r\n+CLIP: \"+4790055555\",145,\"\",0,\"\",0\r\n", "\r\nNO CARRIER\r\n")]
    [InlineData("sim800", "90055555", "\r\nRING\r\n\r\n+CLIP: \"90055555\",129,\"\",0,\"\",0\r\n", "\r\nNO CARRIER\r\n")]
    [InlineData("sim7600", "+4790055555", "\r\nRING\r\n\r\n+CLIP: \"+4790055555\",128,,,\"\",0\r\n",
        "\r\nMISSED_CALL: 09:30AM +4790055555\r\n")]
    public void A_call_rings_and_the_caller_gives_up(string profile, string caller, string ring, string end)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CLIP=1\r");
        Assert.Equal("{\"ok\":true,\"rings\":true}", bench.Ask($$"""{"do":"call","from":"{{caller}}","seconds":9}"""));
        Assert.Equal(ring, bench.Said());
        Assert.Equal(ring, bench.Wait(5));
        Assert.Equal(end, bench.Wait(4));
        bench.Ask($$"""{"do":"call","from":"{{caller}}"}""");
        bench.Ask("""{"do":"hangUp"}""");
        Assert.Equal(ring + end, bench.Said());
        Assert.Equal("", bench.Wait(60));
    }

    [Theory]
    [InlineData("sim800", "ATH\r", true)]
    [InlineData("sim800", "AT+CHUP\r", true)]
    [InlineData("sim7600", "ATH\r", false)]
    [InlineData("sim7600", "AT+CHUP\r", true)]
    [InlineData("sim7600", "AT+CVHU=0;H\r", true)]
    public void The_host_hangs_up(string profile, string command, bool ends)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"call","from":"+4790055555"}""");
        bench.Said();
        Assert.Equal("\r\nOK\r\n", bench.Type(command));
        Assert.Equal(ends ? "\r\n+CPAS: 0\r\n\r\nOK\r\n" : "\r\n+CPAS: 3\r\n\r\nOK\r\n", bench.Type("AT+CPAS\r"));
        Assert.Equal(ends ? "" : "\r\nRING\r\n", bench.Wait(5));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_call_hung_up_does_not_end_the_next_one(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"call","from":"+4790055555","seconds":10}""");
        bench.Type("AT+CHUP\r");
        bench.Wait(4);
        bench.Ask("""{"do":"call","from":"+4790066666","seconds":10}""");
        bench.Said();
        Assert.Equal("\r\nRING\r\n", bench.Wait(9));
        Assert.NotEqual("", bench.Wait(1));
        Assert.Equal("\r\n+CPAS: 0\r\n\r\nOK\r\n", bench.Type("AT+CPAS\r"));
    }

    [Theory]
    [InlineData("sim800", "\r\n+CUSD: 0, \"Balance: 42.00\", 15\r\n")]
    [InlineData("sim7600", "\r\n+CUSD: 0,\"Balance: 42.00\",15\r\n")]
    public void A_call_that_ends_leaves_a_USSD_session_open(string profile, string answer)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CUSD=1,\"*100#\",15\r");
        bench.Ask("""{"do":"call","from":"+4790055555"}""");
        bench.Ask("""{"do":"hangUp"}""");
        bench.Said();
        Assert.Equal(answer, bench.Wait(10));
    }

    [Theory]
    [InlineData("sim800", "one\\r\\ntwo\\r\\nthree", 0, 15, "\r\n+CUSD: 0, \"one\r\ntwo\r\nthree\", 15\r\n")]
    [InlineData("sim7600", "one\\r\\ntwo\\r\\nthree", 0, 15, "\r\n+CUSD: 0,\"one\r\ntwo\r\nthree\",15\r\n")]
    [InlineData("sim800", "0416", 1, 72, "\r\n+CUSD: 1, \"0416\", 72\r\n")]
    [InlineData("sim7600", "0416", 1, 72, "\r\n+CUSD: 1,\"0416\",72\r\n")]
    [InlineData("sim800", "", 2, 15, "\r\n+CUSD: 2\r\n")]
    [InlineData("sim7600", "", 2, 15, "\r\n+CUSD: 2\r\n")]
    public void A_USSD_answer_has_many_lines_is_hexadecimal_or_none(string profile, string text, int mode, int scheme, string said)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask($$"""{"do":"ussd","code":"*123#","text":"{{text}}","mode":{{mode}},"dcs":{{scheme}}}""");
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CUSD=1,\"*123#\",15\r"));
        Assert.Equal(said, bench.Wait(10));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_USSD_session_without_an_answer_keeps_messages_back_for_120_s(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"ussd","code":"*100#","mode":-1}""");
        bench.Type("AT+CUSD=1,\"*100#\",15\r");
        Assert.Equal("\r\n+CME ERROR: 3\r\n", bench.Type("AT+CMEE=1;+CUSD=1,\"*100#\",15\r"));
        Assert.Equal("", bench.Submit(wait: 121.9));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(0.1));
    }

    [Theory]
    [InlineData("sim800", ", ")]
    [InlineData("sim7600", ",")]
    public void A_USSD_menu_is_chosen_from_until_it_ends(string profile, string comma)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CUSD=1,\"*111#\",15\r");
        Assert.Equal($"\r\n+CUSD: 1{comma}\"1 Balance\r\n2 Data\"{comma}15\r\n", bench.Wait(10));
        bench.Type("AT+CUSD=1,\"2\",15\r");
        Assert.Equal($"\r\n+CUSD: 1{comma}\"Buy 1 GB? 1 yes\"{comma}15\r\n", bench.Wait(10));
        bench.Type("AT+CUSD=1,\"9\",15\r");
        Assert.Equal("\r\n+CUSD: 2\r\n", bench.Wait(10));
        bench.Type("AT+CUSD=1,\"2\",15\r");
        Assert.Equal("\r\n+CUSD: 4\r\n", bench.Wait(10));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_USSD_menu_is_ended_by_the_host_or_after_180_s_by_the_network(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CUSD=1,\"*111#\",15\r");
        bench.Wait(10);
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CUSD=2\r"));
        Assert.Equal("", bench.Wait(300));
        bench.Type("AT+CUSD=1,\"*111#\",15\r");
        bench.Wait(10);
        Assert.Equal("\r\n+CUSD: 2\r\n", bench.Wait(180));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_USSD_menu_lets_messages_pass_unless_it_holds_them(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CUSD=1,\"*111#\",15\r");
        bench.Wait(10);
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
        bench.Ask("""{"do":"ussd","code":"*111#","mode":1,"text":"1","holds":true}""");
        bench.Type("AT+CUSD=2;+CUSD=1,\"*111#\",15\r");
        bench.Wait(10);
        Assert.Equal("", bench.Submit(wait: 150));
        Assert.Contains("\r\n+CMGS: 2\r\n\r\nOK\r\n", bench.Wait(35));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void The_network_speaks_unasked_to_who_wants_to_hear_it(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        const string Push = """{"do":"ussdPush","text":"Hello"}""";
        Assert.Equal("{\"ok\":true,\"told\":false}", bench.Ask(Push));
        bench.Type("AT+CUSD=1\r");
        Assert.Equal("{\"ok\":true,\"told\":true}", bench.Ask(Push));
        Assert.Contains("\"Hello\"", bench.Said());
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_USSD_answer_nobody_asked_to_be_told_is_not_told(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CUSD=0,\"*100#\",15\r"));
        Assert.Equal("", bench.Wait(120));
        Assert.Equal("\r\n+CUSD: 0\r\n\r\nOK\r\n", bench.Type("AT+CUSD?\r"));
    }

    [Theory]
    [InlineData("sim800", "AT+CREG=1;+CLTS=1\r",
        "\r\n+CREG: 1\r\n\r\n*PSUTTZ: 2026,11,24,9,30,0,\"+8\",0\r\n\r\n+CTZV: \"+8\"\r\n\r\nDST: 0\r\n")]
    [InlineData("sim7600", "AT+CREG=1;+CTZR=1\r", "\r\n+CREG: 1\r\n\r\n+CTZV: 8,26/11/24,11:30:00,0\r\n")]
    [InlineData("sim800", "AT+CREG=1\r", "\r\n+CREG: 1\r\n")]
    [InlineData("sim7600", "AT+CREG=1;+CTZU=1\r", "\r\n+CREG: 1\r\n")]
    public void The_network_tells_its_time_with_a_registration_when_it_may(string profile, string command, string said)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("site", TimeSpan.FromHours(2), "site", "site"));
        bench.Type(command);
        bench.Ask("""{"do":"registration","stat":2}""");
        bench.Said();
        bench.Ask("""{"do":"registration","stat":1}""");
        Assert.Equal(said, bench.Said());
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void The_clock_is_the_makers_until_the_network_tells_and_a_stamp_may_be_from_2004_or_month_0(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal("\r\n+CCLK: \"04/01/01,00:00:00+00\"\r\n\r\nOK\r\n", bench.Type("AT+CCLK?\r"));
        bench.Ask("""{"do":"clock","at":"80/01/06,00:00:00+00"}""");
        bench.Wait(61);
        Assert.Equal("\r\n+CCLK: \"80/01/06,00:01:01+00\"\r\n\r\nOK\r\n", bench.Type("AT+CCLK?\r"));
        foreach (var stamp in (string[])["40101000000000", "62001000000000"])
        {
            bench.Ask($$"""{"do":"deliver","pdu":"040C919471103254760000{{stamp}}0BC8329BFD06DDDF723619"}""");
            bench.Wait(2);
            Assert.Contains(stamp, bench.Type("AT+CMGL=4\r"));
        }

        bench.Ask("""{"do":"urc","text":"+CTZV: 32,08/12/09,17:00:00,1"}""");
        Assert.Equal("\r\n+CTZV: 32,08/12/09,17:00:00,1\r\n", bench.Said());
    }
}
