using IotSms.Agent.Configuration;
using IotSms.Agent.Doctor;
using IotSms.Agent.Documents;
using IotSms.Modem.Power;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Tests.Doctor;

public sealed class WhatTheDoctorSeesOfPoints : IDisposable
{
    private readonly Folder _root = new();

    private readonly PointSection[] _points =
        [new() { Name = "pump", Line = 20 }, new() { Name = "door", Line = 22, Kind = PointKind.Input }, new() { Name = "fan", Chip = 1 }];

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Without_the_agent_each_chip_once_and_no_line_is_touched()
    {
        _root.Write("dev/gpiochip0", "");

        Assert.Equal(
            [
                Finding.Ok("GPIO chip 0", "/dev/gpiochip0 may be used"),
                Finding.Fail("GPIO chip 1", "there is no /dev/gpiochip1",
                    "write the number of one that ls /dev/gpiochip* shows into Points:n:Chip"),
            ],
            PointChecks.Look(new(_root.Path), _points, status: null));
    }

    [Fact]
    public void A_chip_that_may_not_be_used_is_a_matter_of_groups()
    {
        // A directory can't be opened by anybody, root included.
        Directory.CreateDirectory(_root["dev/gpiochip0"]);

        Assert.Equal([Finding.Fail("GPIO chip 0", "this user may not use /dev/gpiochip0", "sudo usermod -aG gpio iotsms")],
            PointChecks.Look(new(_root.Path), [_points[0]], status: null));
    }

    [Fact]
    public void Sysfs_needs_no_chip() =>
        Assert.Empty(PointChecks.Look(new(_root.Path), [_points[0] with { Driver = GpioDriverChoice.Sysfs }], status: null));

    [Fact]
    public void Of_a_running_agent_what_it_says_of_them()
    {
        var status = new StatusDocument("site7", "1.0.0", new("b", true, null), null!, [], new([], []))
        {
            Points =
            [
                PointDocument.Of(new("pump", PointKind.Output, true, default)),
                PointDocument.Of(new("door", PointKind.Input, null, default) { Fault = "line 22 of chip 0: busy" }),
            ],
        };

        Assert.Equal(
            [
                Finding.Ok("output pump", "on"),
                Finding.Fail("input door", "line 22 of chip 0: busy",
                    "sudo gpioinfo shows who holds a line; sudo usermod -aG gpio iotsms gives the right to it"),
            ],
            PointChecks.Look(new(_root.Path), _points, status));
    }
}
