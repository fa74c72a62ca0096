using CsCheck;
using IotSms.Agent.Mqtt;

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
}
