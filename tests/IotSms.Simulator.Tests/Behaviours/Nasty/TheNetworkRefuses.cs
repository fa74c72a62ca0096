using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Behaviours.Nasty;

/// <summary>Errors, wrong final results, a network that goes away.</summary>
public sealed class TheNetworkRefuses
{
    public static MatrixTheoryData<string, int> Errors =>
        new(["sim800", "sim7600"], [21, 27, 38, 41, 42, 47, 50, 69, 193, 208, 304, 322, 331, 332, 500, 515]);

    [Theory]
    [MemberData(nameof(Errors))]
    public void A_submit_ends_with_an_error(string profile, int code)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask($$"""{"do":"answerSubmit","with":"cms {{code}}"}""");
        Assert.Equal($"\r\n+CMS ERROR: {code}\r\n", bench.Submit());
        Assert.Equal($"cms {code}", Assert.Single(bench.Happened<SimulatorEvent.Refused>()).Why);
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Error_38_comes_five_times_and_then_for_ever(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"cms 38","times":5}""");
        for (var i = 0; i < 5; i++)
            Assert.Equal("\r\n+CMS ERROR: 38\r\n", bench.Submit());
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
        bench.Ask("""{"do":"answerSubmit","with":"cms 38","times":0}""");
        for (var i = 0; i < 20; i++)
            Assert.Equal("\r\n+CMS ERROR: 38\r\n", bench.Submit());
        bench.Ask("""{"do":"clear"}""");
        Assert.Equal("\r\n+CMGS: 2\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Error_500_is_told_although_the_message_is_out(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"cms 500","accepted":true}""");
        Assert.Equal("\r\n+CMS ERROR: 500\r\n", bench.Submit());
        Assert.Equal("hellohello", Assert.Single(bench.Happened<SimulatorEvent.Submitted>()).Text);
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Error_350_comes_after_135_s(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"answerSubmit","with":"cms 350","seconds":133}""");
        Assert.Equal("", bench.Submit(wait: 134.9));
        Assert.Equal("\r\n+CMS ERROR: 350\r\n", bench.Wait(0.1));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void With_CMEE_2_the_error_is_a_text_that_says_nothing(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CMEE=2\r");
        bench.Ask("""{"do":"answerSubmit","with":"cms 500"}""");
        Assert.Equal("\r\n+CMS ERROR: Unknown error\r\n", bench.Submit());
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Two_faults_hit_the_submits_they_were_counted_for(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"answerSubmit","nth":1,"with":"cms 41"}""");
        bench.Ask("""{"do":"answerSubmit","nth":3,"with":"cms 42"}""");
        Assert.Equal("\r\n+CMS ERROR: 41\r\n", bench.Submit());
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
        Assert.Equal("\r\n+CMS ERROR: 42\r\n", bench.Submit());
        Assert.Equal("\r\n+CMGS: 2\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [InlineData("sim800", "ok", "\r\nOK\r\n")]
    [InlineData("sim7600", "ok", "\r\nOK\r\n")]
    [InlineData("sim800", "reference", "\r\n+CMGS: 1\r\n")]
    [InlineData("sim7600", "reference", "\r\n+CMGS: 1\r\n")]
    [InlineData("sim800", "okFirst", "\r\nOK\r\n\r\n+CMGS: 1\r\n")]
    [InlineData("sim7600", "okFirst", "\r\nOK\r\n\r\n+CMGS: 1\r\n")]
    public void The_final_result_is_wrong_and_the_message_out(string profile, string with, string said)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask($$"""{"do":"answerSubmit","with":"{{with}}"}""");
        Assert.Equal(said, bench.Submit());
        Assert.Equal(1, bench.Simulation.AcceptedCount);
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Theory]
    [InlineData("sim800", "\r\n+CREG: 5,\"1A2B\",\"3C4D\"\r\n")]
    [InlineData("sim7600", "\r\n+CREG: 5,1A2B,1C3D4E5\r\n")]
    public void The_network_is_searched_for_20_s_denied_and_back_as_roaming(string profile, string back)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CREG=2\r");
        bench.Ask("""{"do":"lostRegistration","searching":20,"then":3,"seconds":60,"back":5}""");
        Assert.Equal("\r\n+CREG: 2\r\n", bench.Said());
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("\r\n+CMS ERROR: 331\r\n", bench.Type(Messages.Hello + Messages.ControlZ));
        Assert.Equal("\r\n+CREG: 3\r\n", bench.Wait(20));
        Assert.Equal("\r\n+CSQ: 99,99\r\n\r\nOK\r\n", bench.Type("AT+CSQ\r"));
        Assert.Equal(back, bench.Wait(60));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void The_network_lost_while_it_takes_a_message_is_error_38(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CMGS=23\r");
        bench.Type(Messages.Hello + Messages.ControlZ);
        bench.Ask("""{"do":"registration","stat":0}""");
        Assert.Equal("\r\n+CMS ERROR: 38\r\n", bench.Wait(2));
        Assert.Equal(0, bench.Simulation.AcceptedCount);
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_search_that_never_ends_is_cured_by_a_restart_only(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"lostRegistration","searching":1000000}""");
        bench.Wait(7200);
        Assert.Equal("\r\n+CREG: 0,2\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
        bench.Simulation.Restart("test");
        bench.Wait(60);
        bench.Quiet();
        Assert.Equal("\r\n+CREG: 0,1\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
    }

    [Theory]
    [InlineData("sim800", "+CGREG", "\r\n+CGREG: 1,1\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "+CEREG", "\r\n+CEREG: 1,1\r\n\r\nOK\r\n")]
    public void The_packet_domain_is_there_while_the_circuit_is_gone_and_messages_go(string profile, string command, string read)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type($"AT+CREG=1;{command}=1\r");
        bench.Ask("""{"do":"registration","stat":0,"packet":1}""");
        Assert.Equal("\r\n+CREG: 0\r\n", bench.Said());
        Assert.Equal(read, bench.Type($"AT{command}?\r"));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
        bench.Ask("""{"do":"registration","stat":0}""");
        Assert.Equal($"\r\n{command}: 0\r\n", bench.Said());
    }

    [Theory]
    [InlineData("sim800", "\\\"1A2B\\\",\\\"3C4D\\\"", "1a2b,3c4d")]
    [InlineData("sim7600", "1A2B,1C3D4E5", "1a2b,1c3d4e5")]
    public void A_firmware_writes_cells_in_its_own_way(string profile, string usual, string instead)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask($$"""{"do":"rewrite","usual":"{{usual}}","instead":"{{instead}}"}""");
        bench.Type("AT+CREG=2\r");
        Assert.Equal($"\r\n+CREG: 2,1,{instead}\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
        bench.Ask("""{"do":"registration","stat":2}""");
        Assert.Equal("\r\n+CREG: 2\r\n\r\n+COPS: 0\r\n\r\nOK\r\n", bench.Said() + bench.Type("AT+COPS?\r"));
    }
}
