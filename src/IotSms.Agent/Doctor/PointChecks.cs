using System.Globalization;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using IotSms.Modem.Power;

namespace IotSms.Agent.Doctor;

/// <summary>Inputs and outputs: as the agent has them; without it only their chips, for to take a line is to change its level.</summary>
internal static class PointChecks
{
    /// <summary>Everything about section <c>Points</c>.</summary>
    public static IEnumerable<Finding> Look(Machine machine, IReadOnlyList<PointSection> points, StatusDocument? status) => status is null
        ? points.Where(point => point.Driver is not (GpioDriverChoice.Sysfs or GpioDriverChoice.Simulated))
            .Select(point => point.Chip).Distinct()
            .Select(chip => LookAtChip(machine, chip))
        : status.Points.Select(Look);

    private static Finding Look(PointDocument point)
    {
        string check = $"{point.Kind.ToString().ToLowerInvariant()} {point.Name}";
        return point.Fault is { } fault
            ? Finding.Fail(check, fault, "sudo gpioinfo shows who holds a line; sudo usermod -aG gpio iotsms gives the right to it")
            : Finding.Ok(check, point.State);
    }

    private static Finding LookAtChip(Machine machine, int chip)
    {
        string check = string.Create(CultureInfo.InvariantCulture, $"GPIO chip {chip}");
        string device = string.Create(CultureInfo.InvariantCulture, $"/dev/gpiochip{chip}");
        return machine.MayUse(device) switch
        {
            true => Finding.Ok(check, $"{device} may be used"),
            false => Finding.Fail(check, $"this user may not use {device}", "sudo usermod -aG gpio iotsms"),
            null => Finding.Fail(check, $"there is no {device}", "write the number of one that ls /dev/gpiochip* shows into Points:n:Chip"),
        };
    }
}
