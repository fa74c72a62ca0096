using System.CommandLine;
using IotSms.Simulator;
using IotSms.Simulator.Profiles;

namespace IotSms.Agent.Commands;

/// <summary><c>simulate</c>: a virtual module on a pseudo-terminal.</summary>
internal static class SimulateCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var profile = new Option<string>("--profile")
        {
            HelpName = "MODULE", DefaultValueFactory = _ => "sim800", Description = "sim800 or sim7600.",
        }.AcceptOnlyFromAmong("sim800", "sim7600");
        var link = new Option<string?>("--link")
        {
            HelpName = "PATH", Description = "Symbolic link to the pseudo-terminal, to be named as Port.",
        };
        var control = new Option<string?>("--control")
        {
            HelpName = "SOCKET", Description = "Control socket: deliver messages, inject faults (JSON lines).",
        };
        var log = new Option<string?>("--log")
        {
            HelpName = "FILE", Description = "Log of everything the network accepted (JSON lines, appended).",
        };
        var logAt = new Option<bool>("--log-at") { Description = "Log every AT command too." };
        var seed = new Option<int>("--seed")
        {
            HelpName = "NUMBER", DefaultValueFactory = _ => 1, Description = "Seed of everything random.",
        };
        var submitTime = Duration.Option("--submit-time", "Time from a PDU to its +CMGS, such as 50ms.");
        var reportDelay = Duration.Option("--report-delay", "Time from +CMGS to the status report.");
        var noReports = new Option<bool>("--no-reports") { Description = "The network sends no status reports." };
        var deliverTime = Duration.Option("--deliver-time", "Time the network takes to deliver a message to the module.");
        var commandTime = Duration.Option("--command-time", "Time of every plain command.");
        var pin = new Option<string?>("--pin") { HelpName = "DIGITS", Description = "The SIM's PIN." };
        var off = new Option<bool>("--off") { Description = "Start without power; the power key starts it." };
        var autobaud = new Option<bool>("--autobaud") { Description = "Start in autobaud, as SIM800 leaves the factory." };
        var autoReply = new Option<string?>("--auto-reply")
        {
            HelpName = "TEXT", Description = "What phones answer; {text} stands for what they got.",
        };
        var checkBaud = new Option<bool>("--check-baud")
        {
            Description = "What is sent at another rate than the module's arrives as noise.",
        };
        var paceOutput = new Option<bool>("--pace-output") { Description = "Bytes leave no faster than the rate of the line." };
        var speed = Factor("--speed", "Simulated seconds in a second.");
        var bootScale = Factor("--boot-time-scale", "Factor on the times of start-up and registration.");
        var command = new Command("simulate", "A virtual module on a pseudo-terminal, with a network behind it; prints 'ready /dev/pts/N'.")
        {
            profile, link, control, log, logAt, seed, submitTime, reportDelay, noReports, deliverTime, commandTime, pin,
            off, autobaud, autoReply, checkBaud, paceOutput, speed, bootScale,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new SimulatorOptions
            {
                Profile = ModuleProfile.Find(parsed.GetRequiredValue(profile))!,
                Link = parsed.GetValue(link),
                Control = parsed.GetValue(control),
                Log = parsed.GetValue(log),
                LogAt = parsed.GetValue(logAt),
                Seed = parsed.GetValue(seed),
                SubmitTime = parsed.GetValue(submitTime),
                ReportDelay = parsed.GetValue(noReports) ? TimeSpan.FromTicks(-1) : parsed.GetValue(reportDelay),
                DeliverTime = parsed.GetValue(deliverTime),
                CommandTime = parsed.GetValue(commandTime),
                Pin = parsed.GetValue(pin) ?? "",
                StartPowered = !parsed.GetValue(off),
                Autobaud = parsed.GetValue(autobaud),
                AutoReply = parsed.GetValue(autoReply),
                CheckBaudRate = parsed.GetValue(checkBaud),
                PaceOutput = parsed.GetValue(paceOutput),
                Speed = parsed.GetValue(speed),
                BootTimeScale = parsed.GetValue(bootScale),
            };
            await SimulatorHost.RunAsync(options, Console.Out, TimeProvider.System, cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Option<double> Factor(string name, string description)
    {
        var factor = new Option<double>(name) { HelpName = "FACTOR", DefaultValueFactory = _ => 1, Description = description };
        factor.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<double>() is > 0 and <= 1e6)
            {
                return;
            }

            result.AddError($"{name} is a factor above 0, such as 0.1 or 20");
        });
        return factor;
    }
}
