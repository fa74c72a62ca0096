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
    ["points"] = ("outputs follow orders, a pulse ends even after SIGKILL, an input is seen", PointsAtWork.RunAsync),
    ["cut"] = ("power cut: all that was acknowledged is found on the SD card and leaves", PowerCut.RunAsync),
};
var profiles = new[] { ModuleProfile.Sim7600, ModuleProfile.Sim800 }.ToDictionary(profile => profile.Name);
var files = Option("--guest");
var model = Option("--model") ?? ModuleProfile.Sim7600.Name;
var quiet = args.Contains("--quiet");
var chosen = args.Where((word, place) => word[0] != '-' && args.ElementAtOrDefault(place - 1) is not ("--guest" or "--model")).ToList();
if (files is null || !profiles.TryGetValue(model, out var profile) || chosen.Except(scenarios.Keys).Any())
{
    var words = string.Join('|', scenarios.Keys);
    Console.Error.WriteLine($"scripts/hil.sh [--model {string.Join('|', profiles.Keys)}] [--quiet] [{words}...]");
    return 64;
}

if (chosen.Count == 0) chosen = [.. scenarios.Keys];

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
