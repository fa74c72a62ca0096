using System.CommandLine;
using IotSms.Agent.Demo;

namespace IotSms.Agent.Commands;

/// <summary><c>demo</c>: the whole thing without hardware.</summary>
internal static class DemoCommand
{
    /// <summary>How long <c>--once</c> waits for both directions.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var once = new Option<bool>("--once")
        {
            Description = "End as soon as one message has gone out and one has come in; exit 75 if that takes more than a minute.",
        };
        var command = new Command("demo",
            "The whole thing without hardware: an embedded broker, a simulated module and the agent, with commands to try.") { once };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(once), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(bool once, CancellationToken cancellationToken)
    {
        await using var demo = new DemoSite(Console.Out, TimeProvider.System);
        using var limit = once ? new CancellationTokenSource(Limit, TimeProvider.System) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        bool bothWays = await demo.RunAsync(once, either.Token);
        if (once && !bothWays)
        {
            await Console.Error.WriteLineAsync("iotsms: the demo did not see a message both ways in time");
            return ExitCode.TryLater;
        }

        return ExitCode.Ok;
    }
}
