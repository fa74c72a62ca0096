using System.Text;
using IotSms.Simulator.Profiles;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Simulator.Tests.Events;

public sealed class ALogThatFails
{
    [Fact]
    public void What_can_not_be_logged_does_not_happen_and_nothing_else_after_it()
    {
        var (time, said) = (new FakeTimeProvider(), new StringBuilder());
        var disk = new SmallDisk();
        var options = new SimulatorOptions
        {
            Profile = ModuleProfile.Sim800,
            CommandTime = TimeSpan.Zero,
            SubmitTime = TimeSpan.FromSeconds(2),
        };
        using var simulation = new Simulation(options, time, disk);
        simulation.Module.Output = octets => said.Append(Encoding.Latin1.GetString(octets.Span));
        foreach (var typed in (string[])["ATE0\r", "AT+CMGS=23\r", Messages.Hello + Messages.ControlZ])
            simulation.Timeline.Run(() => simulation.Module.Receive(Encoding.Latin1.GetBytes(typed), 0));
        Assert.EndsWith("\r\n> ", said.ToString());
        said.Clear();
        disk.IsFull = true;
        // The clock calls as the runtime's timer would: nobody stands behind it to catch what is thrown.
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("", said.ToString());
        Assert.Equal("no room", simulation.Timeline.Failed.Exception?.InnerException?.Message);
        disk.IsFull = false;
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("", said.ToString());
    }

    [Fact]
    public void Each_event_is_a_line_with_its_monotonic_time()
    {
        var time = new FakeTimeProvider();
        using var log = new MemoryStream();
        using var simulation = new Simulation(
            new SimulatorOptions { AutoReply = "you said {text}", ReportDelay = TimeSpan.Zero, DeliverTime = TimeSpan.FromSeconds(1) },
            time, log);
        time.Advance(TimeSpan.FromSeconds(1.5));
        var began = simulation.Timeline.MonotonicMilliseconds;
        simulation.Ring("+4790055555", TimeSpan.FromSeconds(5));
        simulation.Text("+4790055555", "status?");
        time.Advance(TimeSpan.FromSeconds(1));
        var lines = Encoding.UTF8.GetString(log.ToArray()).Split('\n');
        Assert.Equal("", lines[^1]);
        Assert.Matches("\"event\":\"power\",\"state\":\"on\",\"reason\":\"ready\"}$", lines[0]);
        Assert.Matches(
            "^\\{\"t\":[0-9.]+,\"event\":\"delivered\",\"from\":\"\\+4790055555\",\"text\":\"status\\?\",\"pdu\":\"04", lines[^2]);
        var at = double.Parse(lines[^2][5..lines[^2].IndexOf(',')], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(at - began, 999.9, 1000.1);
    }

    private sealed class SmallDisk : MemoryStream
    {
        public bool IsFull { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (IsFull)
                throw new IOException("no room");
            base.Write(buffer);
        }
    }
}
