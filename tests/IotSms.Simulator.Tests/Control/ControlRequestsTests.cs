using System.Text.Json.Nodes;
using IotSms.Simulator.Control;
using IotSms.Simulator.Events;

namespace IotSms.Simulator.Tests.Control;

public sealed class ControlRequestsTests
{
    [Theory]
    [InlineData("nonsense", "request")]
    [InlineData("[]", "request")]
    [InlineData("{}", "do")]
    [InlineData("""{"do":5}""", "do")]
    [InlineData("""{"do":"delivr"}""", "do")]
    [InlineData("""{"do":"deliver","text":"x"}""", "from")]
    [InlineData("""{"do":"deliver","from":"+47","text":5}""", "text")]
    [InlineData("""{"do":"deliver","from":"+47","txt":"x"}""", "txt")]
    [InlineData("""{"do":"deliver","pdu":"0X"}""", "pdu")]
    [InlineData("""{"do":"deliver","from":"+47","text":"x","times":0}""", "times")]
    [InlineData("""{"do":"answerSubmit","with":"cms"}""", "with")]
    [InlineData("""{"do":"answerSubmit","with":"hang","seconds":-1}""", "seconds")]
    [InlineData("""{"do":"registration","stat":99}""", "stat")]
    [InlineData("""{"do":"registration","stat":1,"packet":8}""", "packet")]
    [InlineData("""{"do":"lostRegistration","then":9}""", "then")]
    [InlineData("""{"do":"answerSubmit","with":"cms -5"}""", "with")]
    [InlineData("""{"do":"report","to":"+4790012345","mr":256}""", "mr")]
    [InlineData("""{"do":"report","to":"+4790012345","status":-1}""", "status")]
    [InlineData("""{"do":"reportStatus","status":0,"then":999}""", "then")]
    [InlineData("""{"do":"deliver","from":"+4790055555","text":"x","reference":300}""", "reference")]
    [InlineData("""{"do":"deliver","from":"+4790055555","text":"x","times":1000000000}""", "times")]
    [InlineData("""{"do":"deliver","from":"+4790055555","text":"x","order":"2,x"}""", "order")]
    [InlineData("""{"do":"deliver","from":"a name that is too long","text":"x"}""", "address")]
    [InlineData("""{"do":"deliver","from":"+4790055555","text":"\ud800"}""", "request")]
    [InlineData("""{"do":"\udc00"}""", "request")]
    [InlineData("""{"do":"urc","text":"x"} {"do":"urc"}""", "request")]
    [InlineData("""{"do":"clock","at":"80/13/06,00:00:00+00"}""", "at")]
    [InlineData("""{"do":"hang","now":true}""", "now")]
    [InlineData("""{"do":"noise","oneIn":0}""", "oneIn")]
    [InlineData("""{"do":"fill","storage":"XX"}""", "storage")]
    [InlineData("""{"do":"interject","text":"x","point":"somewhere"}""", "point")]
    [InlineData("""{"do":"echo","on":"yes"}""", "on")]
    public void A_wrong_request_is_answered_with_its_field_and_what_would_be_right(string request, string field)
    {
        using var bench = new Bench("sim800");
        var answer = JsonNode.Parse(bench.Simulation.Control(request))!;
        Assert.False((bool)answer["ok"]!);
        Assert.Equal(field, (string?)answer["error"]!["field"]);
        Assert.NotEmpty((string)answer["error"]!["fix"]!);
        Assert.Equal("", bench.Said() + bench.Wait(10));
    }

    [Fact]
    public void Status_tells_what_the_simulation_holds()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Submit();
        bench.Simulation.Text("+4790055555", "one");
        bench.Wait(2);
        var status = JsonNode.Parse(bench.Ask("""{"do":"status"}"""))!;
        Assert.Equal("sim7600", (string?)status["profile"]);
        Assert.Equal("On", (string?)status["power"]);
        Assert.Equal(1, (int)status["accepted"]!);
        Assert.Equal(1, (int)status["storage"]!["ME"]!["used"]!);
        Assert.Equal("hellohello", (string?)status["last"]![0]!["text"]);
    }

    [Fact]
    public void The_same_message_can_come_twice()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"deliver","from":"+4790055555","text":"again","times":2}""");
        bench.Wait(5);
        Assert.Equal(["again", "again"], bench.Happened<SimulatorEvent.Delivered>().Select(delivered => delivered.Text));
    }

    [Fact]
    public void A_raw_PDU_is_delivered_as_it_is()
    {
        using var bench = new Bench("sim7600").Quiet();
        const string Tpdu = "040C919471103254760000421013329585800BC8329BFD06DDDF723619";
        bench.Ask($$"""{"do":"deliver","pdu":"{{Tpdu}}"}""");
        bench.Wait(2);
        Assert.Contains(Tpdu, bench.Type("AT+CMGR=0\r"));
    }

    [Fact]
    public void A_USSD_code_is_answered_as_it_was_taught()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Ask("""{"do":"ussd","code":"*123#","text":"Line 1\r\nLine 2","mode":1,"dcs":15}""");
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CUSD=1,\"*123#\",15\r"));
        Assert.Equal("\r\n+CUSD: 1, \"Line 1\r\nLine 2\", 15\r\n", bench.Wait(10));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CUSD=2;+CUSD=1,\"*999#\",15\r"));
        Assert.Equal("\r\n+CUSD: 4\r\n", bench.Wait(10));
    }

    [Fact]
    public void The_table_names_every_request_once()
    {
        using var bench = new Bench("sim800");
        Assert.All(bench.Simulation.Requests, request => Assert.Contains($"\n{request.Name} ", ControlTable.Text));
        Assert.All(bench.Simulation.Requests, request => Assert.EndsWith(".", request.Summary));
    }
}
