using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using IotSms.Agent.Doctor;
using IotSms.Agent.Documents;

namespace IotSms.Agent.Commands;

/// <summary><c>doctor</c>: what stands between a user and a first SMS, and the command that mends it.</summary>
internal static class DoctorCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var config = AgentOptions.Config();
        var json = AgentOptions.Json();
        var command = new Command("doctor",
            "Check what stands between you and a first SMS, each with the command that mends it; exit 0 when nothing fails.")
        {
            config, json,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(ConfigurationReading.Read(parsed.GetValue(config)), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ConfigurationReading reading, bool json, CancellationToken cancellationToken)
    {
        int failures = 0, warnings = 0;
        await foreach (var finding in new Examination(new Machine(), TimeProvider.System).RunAsync(reading, cancellationToken))
        {
            failures += finding.Severity == Severity.Fail ? 1 : 0;
            warnings += finding.Severity == Severity.Warn ? 1 : 0;
            await Console.Out.WriteLineAsync(json ? ToJson(finding) : ToText(finding));
        }

        if (!json)
        {
            await Console.Out.WriteLineAsync(failures == 0
                ? $"nothing stands in the way{(warnings > 0 ? $"; {warnings} to look at" : "")}"
                : $"{failures} to mend, {warnings} to look at");
        }

        return failures == 0 ? ExitCode.Ok : reading.Configuration is null ? ExitCode.BadConfiguration : ExitCode.Unavailable;
    }

    private static string ToText(Finding finding) =>
        $"{Word(finding),-5} {finding.Check}: {finding.Detail}{(finding.Mend is null ? "" : $"\n      mend: {finding.Mend}")}";

    private static string ToJson(Finding finding) => new JsonObject
    {
        ["severity"] = Word(finding), ["check"] = finding.Check, ["detail"] = finding.Detail, ["mend"] = finding.Mend,
    }.ToJsonString(AgentJson.Contract.Options);

    private static string Word(Finding finding) => finding.Severity.ToString().ToUpperInvariant();
}
