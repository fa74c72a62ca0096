using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Tests.Behaviours;

public sealed class BehavioursStack
{
    [Fact]
    public void Each_sees_what_the_one_before_made_of_it()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Simulation.Add(new Rewrite("18,0", "17,0"));
        bench.Simulation.Add(new Rewrite("17,0", "16,0"));
        bench.Simulation.Add(new Interjection("RING", InterjectionPoint.InsideAnswer, "+CSQ"));
        Assert.Equal("\r\n+CSQ: 16,0\r\n\r\nRING\r\n\r\nOK\r\n", bench.Type("AT+CSQ\r"));
    }

    [Fact]
    public void A_fault_on_a_submit_keeps_its_place_whatever_the_others_say()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Simulation.Add(new CallDuringSubmit("+4790055555", TimeSpan.FromSeconds(1)));
        bench.Simulation.Add(new SubmitFault(SubmitVerdict.Refuse(42), nth: 2));
        Assert.EndsWith("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit(wait: 3));
        Assert.Equal("\r\n+CMS ERROR: 42\r\n", bench.Submit());
    }

    [Fact]
    public void One_taken_off_is_heard_of_no_more_and_one_unknown_can_not_be_taken_off()
    {
        using var bench = new Bench("sim800").Quiet();
        var prompt = new PromptForm("\r\n>");
        Assert.False(bench.Simulation.Remove(prompt));
        bench.Simulation.Add(prompt);
        Assert.True(bench.Simulation.Remove(prompt));
        Assert.Equal("\r\n> ", bench.Type("AT+CMGS=23\r"));
    }

    [Fact]
    public void A_network_lost_is_back_when_the_behaviour_is_taken_off()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CREG=1\r");
        var lost = new LostRegistration(TimeSpan.FromSeconds(20), Registration.Denied, TimeSpan.FromSeconds(20));
        bench.Simulation.Add(lost);
        Assert.Equal("\r\n+CREG: 2\r\n", bench.Said());
        bench.Simulation.Remove(lost);
        Assert.Equal("\r\n+CREG: 1\r\n", bench.Said());
        Assert.Equal("", bench.Wait(60));
    }

    [Fact]
    public void Three_spent_ones_are_forgotten()
    {
        using var bench = new Bench("sim800").Quiet();
        for (var i = 0; i < 3; i++)
            bench.Simulation.Add(new CommandFault("+CSQ", new CommandVerdict.Answer($"\r\n{i}\r\n")));
        Assert.Equal("\r\n0\r\n\r\n1\r\n\r\n2\r\n", bench.Type("AT+CSQ\r") + bench.Type("AT+CSQ\r") + bench.Type("AT+CSQ\r"));
        Assert.Equal("\r\n+CSQ: 18,0\r\n\r\nOK\r\n", bench.Type("AT+CSQ\r"));
        Assert.Contains("\"behaviours\":[]", bench.Ask("""{"do":"status"}"""));
    }
}
