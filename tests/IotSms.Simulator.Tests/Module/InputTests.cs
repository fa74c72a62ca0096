using System.Text;
using CsCheck;

namespace IotSms.Simulator.Tests.Module;

public sealed class InputTests
{
    [Theory]
    [InlineData("xyzAT\r", "\r\nOK\r\n")]
    [InlineData("\n\r\n\rAT\r\n", "\r\nOK\r\n")]
    [InlineData("AAT\r", "\r\nOK\r\n")]
    [InlineData("aT\r", "\r\nOK\r\n")]
    [InlineData("AT+CSX\bQ\r", "\r\n+CSQ: 18,0\r\n\r\nOK\r\n")]
    [InlineData("AT+CSQ;+NOSUCH;+CSQ\r", "\r\n+CSQ: 18,0\r\n\r\nERROR\r\n")]
    [InlineData("ATV0\r", "0\r")]
    [InlineData("ATQ1\r", "")]
    [InlineData("no command here\r", "")]
    public void A_line_is_edited_as_V_250_says(string typed, string said)
    {
        using var bench = new Bench("sim800").Quiet();
        Assert.Equal(said, bench.Type(typed));
    }

    [Fact]
    public void A_slash_repeats_the_last_line()
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CSQ\r");
        Assert.Equal("\r\n+CSQ: 18,0\r\n\r\nOK\r\n", bench.Type("A/"));
    }

    [Theory]
    [InlineData(556, "\r\n+CME ERROR: unknown\r\n")]
    [InlineData(557, "\r\nERROR\r\n")]
    public void A_line_longer_than_the_buffer_is_an_error(int length, string said)
    {
        using var bench = new Bench("sim800").Quiet();
        var line = "+CPIN=\"" + new string('1', length - 8) + "\"";
        Assert.Equal(length, line.Length);
        bench.Type("AT+CMEE=2\r");
        Assert.Equal(length > 556 ? said : "\r\n+CME ERROR: operation not allowed\r\n", bench.Type($"AT{line}\r"));
    }

    [Fact]
    public void Bytes_are_ignored_while_a_command_runs()
    {
        using var bench = new Bench("sim800", options => options with { CommandTime = TimeSpan.FromMilliseconds(20) });
        bench.Type("ATE0\r");
        Assert.Equal("\r\nOK\r\n", bench.Wait(1));
        Assert.Equal("", bench.Type("AT+CSQ\rAT+CGMM\r"));
        Assert.Equal("\r\n+CSQ: 18,0\r\n\r\nOK\r\n", bench.Wait(1));
        Assert.Equal("", bench.Wait(1));
    }

    [Fact]
    public void It_does_not_matter_where_the_bytes_are_cut()
    {
        string[] lines = ["ATE0\r", "AT+CREG=2\r", "AT+CMGS=23\r", Messages.Hello + Messages.ControlZ];
        using var whole = new Bench("sim7600");
        var expected = string.Concat(lines.Select(whole.Type)) + whole.Wait(3);
        Assert.EndsWith("\r\n+CMGS: 1\r\n\r\nOK\r\n", expected);
        Gen.Int[0, 60].Array[4].Sample(cuts =>
        {
            using var bench = new Bench("sim7600");
            var said = string.Concat(lines.Zip(cuts, (line, cut) =>
                bench.Type(line[..Math.Min(cut, line.Length)]) + bench.Type(line[Math.Min(cut, line.Length)..])));
            return said + bench.Wait(3) == expected;
        }, iter: 100, threads: 1);
    }

    [Fact]
    public void The_module_survives_whatever_is_typed_at_it() =>
        Gen.Byte.Array[0, 200].Sample(octets =>
        {
            using var bench = new Bench("sim800");
            bench.Type(Encoding.Latin1.GetString(octets));
            bench.Wait(120);
            bench.Type("\u001b");
            bench.Wait(1);
            // Two carriage returns end what noise had begun; E1, V1 and Q0 undo what it may have hit by chance.
            bench.Type("\rATE1V1Q0\r");
            bench.Wait(1);
            bench.Type("ATE0\r");
            bench.Wait(1);
            return bench.Type("AT\r") == "\r\nOK\r\n";
        }, iter: 200, threads: 1);

    [Fact]
    public void Output_leaves_in_portions_of_one_to_sixteen_bytes_that_depend_on_the_seed()
    {
        static List<int> Portions(int seed)
        {
            using var bench = new Bench("sim800", options => options with { Seed = seed });
            var sizes = new List<int>();
            bench.Simulation.Module.Output = octets => sizes.Add(octets.Length);
            for (var i = 0; i < 20; i++)
                bench.Type("AT+CPMS?\r");
            return sizes;
        }

        Assert.Equal(Portions(3), Portions(3));
        Assert.NotEqual(Portions(3), Portions(4));
        Assert.All(Portions(3), size => Assert.InRange(size, 1, 16));
    }

    [Fact]
    public void Paced_output_takes_as_long_as_the_line()
    {
        using var bench = new Bench("sim800", options => options with { PaceOutput = true });
        bench.Type("ATE0;+IPR=9600\r");
        bench.Wait(1);
        Assert.Equal("", bench.Type("AT+CPMS?\r"));
        // 54 bytes of 10 bits at 9600 bit/s are 56 ms.
        bench.Wait(0.040);
        Assert.EndsWith("OK\r\n", bench.Wait(0.017));
    }
}
