using System.Text.Json.Nodes;
using CsCheck;

namespace IotSms.Simulator.Tests.Control;

public sealed class AnyRequestIsAnswered
{
    private static readonly string[] Likely =
        ["+4790055555", "SM", "insideAnswer", "cms 38", "late", "*100#", "1,2", "80/01/06,00:00:00+00"];

    private static readonly Gen<JsonNode?> Values = Gen.OneOf(
        Gen.Int[-2, 1000].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Double[-1, 1e12].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.String[0, 20].Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Int[0, Likely.Length - 1].Select(at => (JsonNode?)JsonValue.Create(Likely[at])),
        Gen.Bool.Select(isNull => isNull ? null : (JsonNode?)new JsonArray(1)));

    [Fact]
    public void Whatever_its_members_hold_and_the_module_goes_on_or_says_why_not()
    {
        using var model = new Bench("sim800");
        // A bench does not open its line anew when it was unplugged.
        var requests = model.Simulation.Requests.Where(request => request.Name != "unplug").ToArray();
        Gen.Select(Gen.Int[0, requests.Length - 1], Values.Array[8], Gen.Bool.Array[8]).Array[1, 5].Sample(asked =>
        {
            using var bench = new Bench("sim7600").Quiet();
            foreach (var (number, values, given) in asked)
            {
                var request = new JsonObject { ["do"] = requests[number].Name };
                foreach (var (field, at) in requests[number].Fields.Select((field, at) => (field, at)))
                {
                    if (given[at])
                        request[field.Name] = values[at]?.DeepClone();
                }

                var answer = JsonNode.Parse(bench.Simulation.Control(request.ToJsonString()))!;
                Assert.Equal((bool)answer["ok"]!, answer["error"] is null);
                bench.Type("AT\r");
                bench.Wait(100);
            }

            // Without its faults and started anew it is a module like any other.
            bench.Ask("""{"do":"clear"}""");
            bench.Ask("""{"do":"reading","on":true}""");
            bench.Ask("""{"do":"powerOff"}""");
            bench.Ask("""{"do":"powerOn","ready":true}""");
            bench.Wait(60);
            bench.Type("\u001b\rATE1\r");
            Assert.Equal("ATE0\r\r\nOK\r\n", bench.Type("ATE0\r"));
        }, iter: 300, threads: 1);
    }
}
