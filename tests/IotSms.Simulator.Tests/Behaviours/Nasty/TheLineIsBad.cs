using System.Text;
using IotSms.Modem.Uart;
using IotSms.Simulator.Behaviours;

namespace IotSms.Simulator.Tests.Behaviours.Nasty;

/// <summary>Rates, noise, echo, prompts: the wire and the line discipline.</summary>
public sealed class TheLineIsBad
{
    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void At_a_wrong_rate_every_byte_is_noise_both_ways_until_the_host_finds_the_right_one(string profile)
    {
        using var bench = new Bench(profile, options => options with { CheckBaudRate = true }).Quiet();
        bench.Ask("""{"do":"baud","rate":57600}""");
        Assert.Equal("", bench.TypeAt(115200, "AT\r"));
        bench.Simulation.Urc("RING");
        Assert.Matches("^[\u00FF\0~]{8}$", bench.Said());
        Assert.Equal("\r\nOK\r\n", bench.TypeAt(57600, "AT\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_new_rate_comes_into_force_after_its_OK(string profile)
    {
        using var bench = new Bench(profile, options => options with { CheckBaudRate = true }).Quiet();
        Assert.Equal("\r\nOK\r\n", bench.TypeAt(115200, "AT+IPR=9600\r"));
        Assert.Equal("", bench.TypeAt(115200, "AT\r"));
        Assert.Equal("\r\nOK\r\n", bench.TypeAt(9600, "AT\r"));
    }

    [Theory]
    [InlineData("sim800", "AT+IPR=57600;&W\r", 57600)]
    [InlineData("sim800", "AT+IPR=57600\r", 115200)]
    [InlineData("sim7600", "AT+IPREX=57600\r", 57600)]
    [InlineData("sim7600", "AT+IPR=57600\r", 115200)]
    public void A_saved_rate_is_there_after_a_reset(string profile, string command, int after)
    {
        using var bench = new Bench(profile, options => options with { CheckBaudRate = true }).Quiet();
        bench.TypeAt(115200, command);
        Assert.Equal("\r\nOK\r\n", bench.TypeAt(57600, "AT\r"));
        bench.Simulation.Restart("test");
        bench.Wait(60);
        bench.TypeAt(after, "ATE0\r");
        Assert.Equal("\r\nOK\r\n", bench.TypeAt(after, "AT\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void Noise_loses_and_flips_bytes_the_same_way_with_the_same_seed(string profile)
    {
        string Run(int seed)
        {
            using var bench = new Bench(profile, options => options with { Seed = seed }).Quiet();
            bench.Ask("""{"do":"noise","oneIn":20}""");
            return string.Concat(Enumerable.Range(0, 50).Select(_ => bench.Type("AT+CSQ\r")));
        }

        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void Noise_hits_one_byte_in_as_many_as_asked_for()
    {
        using var bench = new Bench("sim800").Quiet();
        var noise = new LineNoise(oneIn: 100);
        bench.Simulation.Add(noise);
        var heard = noise.OnInput(new byte[100_000]).ToArray();
        var (lost, flipped) = (100_000 - heard.Length, heard.Count(octet => octet != 0));
        Assert.InRange(lost, 350, 650);
        Assert.InRange(flipped, 350, 650);
        Assert.All(heard, octet => Assert.True(byte.PopCount(octet) <= 1));
    }

    [Theory]
    [InlineData("sim800", "AT+CREG}1\r", "\r\nERROR\r\n")]
    [InlineData("sim7600", "AT+CREG}1\r", "\r\nERROR\r\n")]
    [InlineData("sim800", "AT+CPI\r", "\r\nERROR\r\n")]
    [InlineData("sim7600", "AT+CPI\r", "\r\nERROR\r\n")]
    public void A_command_that_noise_hit_is_an_error(string profile, string typed, string said)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal(said, bench.Type(typed));
    }

    [Theory]
    [InlineData("sim800", "+CMGS", "+CMG3", "\r\n+CMG3: 1\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "OK", "O\0K", "\r\n+CMGS: 1\r\n\r\nO\0K\r\n")]
    public void An_answer_that_noise_hit_is_another(string profile, string usual, string instead, string said)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Add(new Rewrite(usual, instead, times: 1));
        Assert.Equal(said, bench.Submit());
        Assert.Equal("\r\n+CMGS: 2\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [InlineData("sim800", "+CSQ: 18,0")]
    [InlineData("sim7600", "+CSQ: 22,99")]
    public void Echo_is_back_after_factory_defaults_a_restart_or_by_itself(string profile, string quality)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"echo","on":true}""");
        Assert.Equal($"AT+CSQ\r\r\n{quality}\r\n\r\nOK\r\n", bench.Type("AT+CSQ\r"));
        bench.Quiet();
        Assert.Equal("\r\nOK\r\n", bench.Type("AT&F\r"));
        Assert.Equal("AT\r\r\nOK\r\n", bench.Type("AT\r"));
        bench.Quiet();
        bench.Simulation.Restart("test");
        bench.Wait(60);
        Assert.Equal("AT+COPS=OK\r\r\nERROR\r\n", bench.Type("AT+COPS=OK\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void The_echo_of_a_PDU_ends_with_its_Ctrl_Z_on_some_firmware(string profile)
    {
        using var bench = new Bench(profile);
        Assert.Equal("AT+CMGS=23\r\r\n> ", bench.Type("AT+CMGS=23\r"));
        Assert.Equal(Messages.Hello, bench.Type(Messages.Hello + Messages.ControlZ));
        bench.Wait(2);
        bench.Ask("""{"do":"echoControlZ"}""");
        bench.Type("AT+CMGS=23\r");
        Assert.Equal(Messages.Hello + Messages.ControlZ, bench.Type(Messages.Hello + Messages.ControlZ));
        Assert.Equal("\r\n+CMGS: 2\r\n\r\nOK\r\n", bench.Wait(2));
    }

    [Theory]
    [InlineData("sim800", "\r\n>")]
    [InlineData("sim7600", "\r\n>")]
    [InlineData("sim800", "\r\n>\r\n")]
    [InlineData("sim7600", "\r\n>\r\n")]
    [InlineData("sim800", "\r\n> \r\n> ")]
    [InlineData("sim7600", "\r\n> \r\n> ")]
    public void The_prompt_has_another_form(string profile, string form)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Simulation.Add(new PromptForm(form, times: 1));
        Assert.Equal(form, bench.Type("AT+CMGS=23\r"));
        bench.Type(Messages.Hello + Messages.ControlZ);
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Wait(2));
        Assert.Equal("\r\n> ", bench.Type("AT+CMGS=23\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void The_prompt_is_3_s_late_or_does_not_come_after_304(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Ask("""{"do":"delay","command":"+CMGS"}""");
        Assert.Equal("", bench.Type("AT+CMGS=23\r") + bench.Wait(2.9));
        Assert.Equal("\r\n> ", bench.Wait(0.1));
        bench.Type(Messages.Escape);
        bench.Ask("""{"do":"answerCommand","command":"+CMGS","with":"\r\n+CMS ERROR: 304\r\n"}""");
        Assert.Equal("\r\n+CMS ERROR: 304\r\n", bench.Type("AT+CMGS=23\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void In_text_mode_each_carriage_return_brings_another_prompt(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CMGF=1\r");
        Assert.Equal("\r\n> ", bench.Type("AT+CMGS=\"+4790012345\"\r"));
        Assert.Equal("\r\n> \r\n> ", bench.Type("a\rb\r"));
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public void A_prompt_left_by_a_dead_program_takes_commands_for_text_until_ESC(string profile)
    {
        using var bench = new Bench(profile).Quiet();
        bench.Type("AT+CMGS=23\r");
        Assert.Equal("", bench.Type("AT\rATE0\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type(Messages.Escape + "\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT\r"));
        Assert.Equal(0, bench.Simulation.AcceptedCount);
    }

    [Theory]
    [MemberData(nameof(Messages.Models), MemberType = typeof(Messages))]
    public async Task A_module_that_stops_reading_for_2_s_makes_the_host_wait(string profile)
    {
        var stop = TestContext.Current.CancellationToken;
        using var bench = new Bench(profile);
        await using var uart = await bench.Simulation.OpenAsync(new UartSettings("simulated", 115200), stop);
        bench.Ask("""{"do":"reading","on":false,"seconds":2}""");
        var writing = uart.WriteAsync(Encoding.Latin1.GetBytes("AT\r"), stop).AsTask();
        bench.Wait(1.9);
        Assert.False(writing.IsCompleted);
        bench.Wait(0.1);
        await writing;
        Assert.Equal("AT\r\r\nOK\r\n", Encoding.Latin1.GetString((await uart.Input.ReadAtLeastAsync(9, stop)).Buffer.FirstSpan));
    }
}
