using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Behaviours.Nasty;

/// <summary>Wrong storages and indexes, duplicates, parts, reports out of turn, unacknowledged deliveries.</summary>
public sealed class MessagesComeTwiceOrWrong
{
    private const string WithReport = "0031000C919471103254760000A7149BF28687DFF836A8FC26B5796D7A1BCA0608";
    private const string Deliver = "040C919471103254760000421013329585800BC8329BFD06DDDF723619";

    [Theory]
    [InlineData("sim800", "\r\n+CMTI: \"ME\",1\r\n", "AT+CMGR=1\r")]
    [InlineData("sim7600", "\r\n+CMTI: \"ME\",0\r\n", "AT+CMGR=0\r")]
    public void A_message_is_told_in_a_storage_that_is_not_the_one_read(string profile, string told, string read)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.StartsWith("\r\n+CPMS: 0,", bench.Type("AT+CPMS=\"SM\",\"SM\",\"ME\"\r"));
        bench.Simulation.Text("+4790055555", "status?");
        Assert.Equal(told, bench.Wait(2));
        Assert.Equal("\r\nOK\r\n", bench.Type(read));
        bench.Type("AT+CPMS=\"ME\"\r");
        Assert.StartsWith("\r\n+CMGR: 0,", bench.Type(read));
    }

    [Theory]
    [InlineData("sim800", "+CMTI: \\\"SM\\\",1")]
    [InlineData("sim7600", "+CMTI: \\\"ME\\\",0")]
    public void A_message_is_told_without_its_index(string profile, string usual)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask($$"""{"do":"rewrite","usual":"{{usual}}","instead":"+CMTI: ,-1"}""");
        bench.Simulation.Text("+4790055555", "status?");
        Assert.Equal("\r\n+CMTI: ,-1\r\n", bench.Wait(2));
    }

    [Fact]
    public void A_report_in_SR_is_told_as_in_SM()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CNMI=2,1,0,2,0\r");
        bench.Ask("""{"do":"rewrite","usual":"+CDSI: \"SR\"","instead":"+CDSI: \"SM\""}""");
        bench.Ask("""{"do":"report","to":"+491701234567","mr":34}""");
        Assert.Equal("\r\n+CDSI: \"SM\",0\r\n", bench.Said());
        bench.Type("AT+CPMS=\"SM\"\r");
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGR=0\r"));
        bench.Type("AT+CPMS=\"SR\"\r");
        Assert.StartsWith("\r\n+CMGR: 0,,25\r\n", bench.Type("AT+CMGR=0\r"));
    }

    [Theory]
    [InlineData("sim800", "\r\n+CMTI: \"SM\",1\r\n", "\r\n+CMTI: \"SM\",2\r\n")]
    [InlineData("sim7600", "\r\n+CMTI: \"ME\",0\r\n", "\r\n+CMTI: \"ME\",1\r\n")]
    public void The_same_message_comes_twice_half_a_second_apart(string profile, string first, string second)
    {
        using var bench = new Bench(profile, options => options with { DeliverTime = TimeSpan.FromSeconds(0.5) }).Quiet();
        bench.Ask($$"""{"do":"deliver","pdu":"{{Deliver}}","times":2}""");
        Assert.Equal(first, bench.Wait(0.5));
        Assert.Equal(second, bench.Wait(0.5));
        Assert.Equal([Deliver, Deliver], bench.Happened<SimulatorEvent.Delivered>().Select(delivered => delivered.Pdu));
    }

    [Theory]
    [InlineData("sim800", "\"\",", "\"SM\",1")]
    [InlineData("sim7600", ",", "\"ME\",0")]
    public void A_firmware_routes_and_stores_the_same_message(string profile, string alpha, string place)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CNMI=2,2,0,0,0\r");
        bench.Ask("""{"do":"routedAndStored"}""");
        bench.Ask($$"""{"do":"deliver","pdu":"{{Deliver}}"}""");
        Assert.Equal($"\r\n+CMT: {alpha}29\r\n06917409001200{Deliver}\r\n\r\n+CMTI: {place}\r\n", bench.Wait(2));
    }

    [Theory]
    [InlineData("sim800", "2")]
    [InlineData("sim7600", "1")]
    public void A_report_comes_before_its_reference_and_once_more_after_it(string profile, string mode)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type($"AT+CNMI={mode},1,0,1,0\r");
        bench.Ask("""{"do":"answerSubmit","with":"late","seconds":10}""");
        bench.Type("AT+CMGS=32\r");
        bench.Type(WithReport + Messages.ControlZ);
        const string Report = "\r\n+CDS: 25\r\n0691740900120006010C91947110325476621142900320006211429003700000\r\n";
        Assert.Equal(Report + "\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(12));
        bench.Ask("""{"do":"report","to":"+491701234567","mr":1}""");
        Assert.StartsWith("\r\n+CDS: 25\r\n0691740900120006010C91947110325476", bench.Said());
    }

    [Theory]
    [InlineData("sim800", "2")]
    [InlineData("sim7600", "1")]
    public void A_report_says_still_trying_and_minutes_later_delivered(string profile, string mode)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type($"AT+CNMI={mode},1,0,1,0\r");
        bench.Ask("""{"do":"reportStatus","status":32,"then":0,"seconds":300}""");
        bench.Type("AT+CMGS=32\r");
        bench.Type(WithReport + Messages.ControlZ);
        bench.Wait(2);
        Assert.EndsWith("20\r\n", bench.Wait(5));
        Assert.Equal("", bench.Wait(299));
        Assert.EndsWith("00\r\n", bench.Wait(1));
    }

    [Theory]
    [InlineData("sim800", "2")]
    [InlineData("sim7600", "1")]
    public void The_reference_goes_round_and_a_report_means_the_newer_message(string profile, string mode)
    {
        using var bench = new Bench(
            profile, options => options with { SubmitTime = TimeSpan.Zero, ReportDelay = TimeSpan.FromTicks(-1) }).Quiet();
        bench.Type($"AT+CNMI={mode},1,0,1,0\r");
        for (var i = 1; i <= 255; i++)
            bench.Submit(wait: 0.001);
        bench.Type("AT+CMGS=23\r");
        bench.Type(Messages.Hello + Messages.ControlZ);
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Type(Messages.Hello + Messages.ControlZ));
        Assert.Equal([(byte)1, (byte)1],
            bench.Happened<SimulatorEvent.Submitted>().Select(submitted => submitted.Reference).Where(reference => reference == 1));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Parts_come_out_of_order_twice_or_not_at_all_under_a_reference_used_before(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => $"line {i}, "));
        bench.Ask($$"""{"do":"deliver","from":"+4790055555","text":"{{text}}","order":"3,1,1","reference":7}""");
        bench.Ask($$"""{"do":"deliver","from":"+4790066666","text":"{{text}}","order":"2","reference":7}""");
        bench.Wait(60);
        Assert.Equal(
            ["+4790055555 070403", "+4790055555 070401", "+4790055555 070401", "+4790066666 070402"],
            bench.Happened<SimulatorEvent.Delivered>().Select(delivered => $"{delivered.From} {HeaderOf(delivered.Pdu)}"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Part_3_of_2_comes_as_it_is(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        const string Tpdu = "440B919761214365F70008426010210000210C050003550203043C04380440";
        bench.Ask($$"""{"do":"deliver","pdu":"{{Tpdu}}"}""");
        bench.Wait(2);
        Assert.Contains(Tpdu, bench.Type("AT+CMGL=4\r"));
    }

    [Fact]
    public void A_delivery_nobody_acknowledges_comes_again_and_routing_stops()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CSMS=1;+CNMI=2,2,0,0,0\r");
        bench.Ask($$"""{"do":"deliver","pdu":"{{Deliver}}"}""");
        Assert.Equal($"\r\n+CMT: ,29\r\n06917409001200{Deliver}\r\n", bench.Wait(2));
        Assert.Equal("", bench.Wait(17));
        Assert.Equal("\r\n+CNMI: 2,0,0,0,0\r\n\r\nOK\r\n", bench.Type("AT+CNMI?\r"));
        Assert.Equal($"\r\n+CMGR: 0,,29\r\n06917409001200{Deliver}\r\n\r\nOK\r\n", bench.Type("AT+CMGR=0\r"));
    }

    [Fact]
    public void A_SIM800_knows_no_acknowledgement_and_goes_on_routing()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CSMS=1;+CNMI=2,2,0,0,0\r");
        bench.Ask($$"""{"do":"deliver","pdu":"{{Deliver}}","times":2}""");
        Assert.Equal(2, bench.Wait(60).Split("+CMT: \"\",29").Length - 1);
        Assert.Equal("\r\n+CNMI: 2,2,0,0,0\r\n\r\nOK\r\n", bench.Type("AT+CNMI?\r"));
    }

    [Theory]
    [InlineData("sim800", "SM", 40, 1)]
    [InlineData("sim7600", "ME", 23, 0)]
    public void A_full_storage_tells_nothing_and_three_messages_wait_for_three_deletions(
        string profile, string storage, int capacity, int first)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask($$"""{"do":"fill","storage":"{{storage}}"}""");
        foreach (var text in (string[])["one", "two", "three"])
            bench.Simulation.Text("+4790055555", text);
        Assert.Equal("", bench.Wait(3600));
        var view = $"\"{storage}\",{capacity},{capacity}";
        Assert.Equal($"\r\n+CPMS: {view},{view},{view}\r\n\r\nOK\r\n", bench.Type("AT+CPMS?\r"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("\r\nOK\r\n", bench.Type($"AT+CMGD={first + i}\r"));
            Assert.Equal($"\r\n+CMTI: \"{storage}\",{first + i}\r\n", bench.Wait(2));
        }

        Assert.Equal(["one", "two", "three"], bench.Happened<SimulatorEvent.Delivered>().Select(delivered => delivered.Text));
    }

    // Reference, total and number of the part: behind the address, PID, DCS, time stamp, length and the header's first three octets.
    private static string HeaderOf(string pdu) => pdu.Substring((1 + 2 + 5 + 2 + 7 + 1 + 3) * 2, 6);
}
