using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Module;

public sealed class ReceivingTests
{
    [Theory]
    [InlineData("sim800", "\r\n+CMTI: \"SM\",1\r\n", "AT+CMGR=1\r", "\r\n+CMGR: 0,\"\",")]
    [InlineData("sim7600", "\r\n+CMTI: \"ME\",0\r\n", "AT+CMGR=0\r", "\r\n+CMGR: 0,,")]
    public void A_message_is_stored_at_the_first_index_and_told(string profile, string told, string read, string answer)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Text("+4790055555", "status?");
        Assert.Equal("", bench.Wait(0.9));
        Assert.Equal(told, bench.Wait(0.2));
        Assert.Equal("status?", Assert.Single(bench.Happened<SimulatorEvent.Delivered>()).Text);
        Assert.StartsWith(answer, bench.Type(read));
        Assert.StartsWith(answer.Replace(": 0,", ": 1,"), bench.Type(read));
    }

    [Fact]
    public void A_deleted_message_leaves_its_slot_to_the_next()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Simulation.Text("+4790055555", "one");
        bench.Wait(2);
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGD=1\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGR=1\r"));
        bench.Simulation.Text("+4790055555", "two");
        Assert.Equal("\r\n+CMTI: \"SM\",1\r\n", bench.Wait(2));
    }

    [Fact]
    public void A_full_storage_holds_the_network_back_until_a_message_is_deleted()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Simulation.Control("""{"do":"fill","storage":"SM"}""");
        bench.Simulation.Text("+4790055555", "late");
        Assert.Equal("", bench.Wait(3600));
        Assert.Equal("\r\n+CPMS: \"SM\",40,40,\"SM\",40,40,\"SM\",40,40\r\n\r\nOK\r\n", bench.Type("AT+CPMS?\r"));
        Assert.Empty(bench.Happened<SimulatorEvent.Delivered>());
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGD=17\r"));
        Assert.Equal("\r\n+CMTI: \"SM\",17\r\n", bench.Wait(2));
    }

    [Fact]
    public void A_list_shows_each_message_once_unread()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Simulation.Text("+4790055555", "one");
        bench.Simulation.Text("+4790055555", "two");
        bench.Wait(5);
        var first = bench.Type("AT+CMGL=4\r");
        Assert.Matches(@"^\r\n\+CMGL: 0,0,,\d+\r\n[0-9A-F]+\r\n\+CMGL: 1,0,,\d+\r\n[0-9A-F]+\r\n\r\nOK\r\n$", first);
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGL=0\r"));
        Assert.Equal(first.Replace(",0,,", ",1,,"), bench.Type("AT+CMGL=1\r"));
    }

    [Fact]
    public void A_routed_message_that_is_not_acknowledged_comes_again_and_routing_stops()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CSMS=1;+CNMI=2,2,0,0,0\r");
        bench.Simulation.Text("+4790055555", "hello");
        Assert.Matches(@"^\r\n\+CMT: ,\d+\r\n[0-9A-F]+\r\n$", bench.Wait(2));
        Assert.Equal("\r\n+CNMI: 2,2,0,0,0\r\n\r\nOK\r\n", bench.Type("AT+CNMI?\r"));
        bench.Wait(16);
        Assert.Equal("\r\n+CNMI: 2,0,0,0,0\r\n\r\nOK\r\n", bench.Type("AT+CNMI?\r"));
        bench.Wait(2);
        Assert.StartsWith("\r\n+CMGR: 0,,", bench.Type("AT+CMGR=0\r"));
    }

    [Fact]
    public void An_acknowledged_message_makes_way_for_the_next()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CSMS=1;+CNMI=2,2,0,0,0\r");
        bench.Simulation.Text("+4790055555", "one");
        bench.Simulation.Text("+4790055555", "two");
        Assert.StartsWith("\r\n+CMT: ,", bench.Wait(1));
        Assert.Equal("", bench.Wait(5));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CNMA\r"));
        Assert.StartsWith("\r\n+CMT: ,", bench.Wait(1));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CNMA\r"));
        Assert.Equal("\r\n+CMS ERROR: 340\r\n", bench.Type("AT+CNMA\r"));
    }

    [Fact]
    public void Reports_are_stored_and_told_with_ds_2()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CNMI=2,1,0,2,0\r");
        bench.Simulation.Control("""{"do":"report","to":"+491701234567","mr":34}""");
        Assert.Equal("\r\n+CDSI: \"SR\",0\r\n", bench.Said());
        Assert.StartsWith("\r\n+CPMS: 1,20,", bench.Type("AT+CPMS=\"SR\"\r"));
        Assert.Contains(",25\r\n", bench.Type("AT+CMGR=0\r"));
    }

    [Fact]
    public void Indications_wait_in_mode_0_and_go_out_when_it_ends()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CNMI=0,1,0,0,0\r");
        bench.Simulation.Text("+4790055555", "quiet");
        Assert.Equal("", bench.Wait(5));
        Assert.Equal("\r\nOK\r\n\r\n+CMTI: \"SM\",1\r\n", bench.Type("AT+CNMI=2,1,0,0,0\r"));
    }

    [Fact]
    public void What_waits_in_the_network_comes_when_the_module_is_back()
    {
        using var bench = new Bench("sim800");
        bench.Simulation.CutSupply();
        bench.Simulation.Text("+4790055555", "kept");
        bench.Wait(600);
        bench.Simulation.RestoreSupply(starts: true);
        Assert.EndsWith("\r\n+CMTI: \"SM\",1\r\n", bench.Wait(60));
    }
}
