using System.Globalization;
using IotSms.Hil;
using IotSms.Hil.Scenarios;
using IotSms.Simulator.Profiles;

// scripts/hil.sh makes the guest's files and starts this.
var scenarios = new Dictionary<string, (string Promise, Func<Rig, Task> RunAsync)>
{
    ["off"] = ("a module that is off is started by PWRKEY and serves", ModuleOff.RunAsync),
    ["hung"] = ("a module that hangs for ever except for PWRKEY is back in service", ModuleHung.RunAsync),
    ["killed"] = ("SIGKILL in the middle of a pulse: the next agent lets PWRKEY go first", AgentKilledInPulse.RunAsync),
    ["cut"] = ("power cut: all that was acknowledged is found on the SD card and leaves", PowerCut.RunAsync),
};
var files = Option("--guest") ?? throw new ArgumentException("--guest FOLDER is missing: run scripts/hil.sh");
var model = Option("--model") ?? "sim7600";
var profile = model == "sim800" ? ModuleProfile.Sim800 : ModuleProfile.Sim7600;
var quiet = args.Contains("--quiet");
var chosen = scenarios.Keys.Where(args.Contains).ToList() is { Count: > 0 } named ? named : [.. scenarios.Keys];

// Side by side: most of their time is the module's own.
var results = await Task.WhenAll(chosen.Select(RunAsync));
foreach (var (name, failure, took) in results)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{(failure is null ? "held  " : "FAILED")}  {name,-7} {model,-8} {took.TotalSeconds,5:0} s  {scenarios[name].Promise}"));
    if (failure is not null) Console.WriteLine($"        {failure.Message}");
}

return results.All(result => result.Failure is null) ? 0 : 1;

async Task<(string Name, Exception? Failure, TimeSpan Took)> RunAsync(string name)
{
    var file = Path.Combine(files, $"{name}-{model}.txt");
    await using var output = new StreamWriter(file) { AutoFlush = true };
    await output.WriteLineAsync($"== {name}, {model}: {scenarios[name].Promise}");
    await using var rig = new Rig(files, profile, new Transcript(output));
    Exception? failure = null;
    try
    {
        await Task.WhenAny(scenarios[name].RunAsync(rig), rig.Broken).Unwrap().WaitAsync(Limits.Scenario, TimeProvider.System);
    }
    // Whatever ends a scenario is its verdict; the others go on.
    catch (Exception e)
    {
        failure = e;
    }

    var took = rig.Transcript.Now;
    if (!quiet || failure is not null) Console.WriteLine(await File.ReadAllTextAsync(file));
    return (name, failure, took);
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
