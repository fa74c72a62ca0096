using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Tests.Requests;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Agent.Tests.Mqtt;

public class BackingOff
{
    [Fact]
    public void Pauses_double_up_to_the_longest_and_begin_again_after_a_success() => Gen.Int.Sample(seed =>
    {
        var pauses = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), new Random(seed));
        foreach (double nominal in (double[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            Assert.InRange(pauses.Next().TotalSeconds, nominal * 0.75, nominal * 1.25);
        }

        pauses.Reset();
        Assert.InRange(pauses.Next().TotalSeconds, 0.75, 1.25);
    }, iter: 100);

    [Fact]
    public async Task A_connection_that_breaks_at_once_is_tried_again_later_and_later_and_one_that_lasted_soon()
    {
        var time = new FakeTimeProvider();
        await using var broker = await TestBroker.StartAsync();
        await using var agent = LinkedAgent.To(new() { Url = broker.Url }, FakeVerb.Echo("send"),
            new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), new Random(1)), time);
        var pauses = new List<double>();

        foreach (int life in (int[])[0, 0, 0, 60, 0])
        {
            await agent.ConnectedAsync();
            time.Advance(TimeSpan.FromSeconds(life));
            await broker.CutAsync("iotsms-site7");
            pauses.Add(SecondsIn(await agent.Log.NextAsync("Not connected")));
            time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Collection(pauses,
            first => Assert.InRange(first, 0.75, 1.25), second => Assert.InRange(second, 1.5, 2.5), third => Assert.InRange(third, 3, 5),
            anew => Assert.InRange(anew, 0.75, 1.25), next => Assert.InRange(next, 1.5, 2.5));
    }

    private static double SecondsIn(string line) =>
        double.Parse(Regex.Match(line, @"Next try in (\S+) s").Groups[1].Value, CultureInfo.InvariantCulture);
}
