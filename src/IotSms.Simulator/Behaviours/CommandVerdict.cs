namespace IotSms.Simulator.Behaviours;

/// <summary>What becomes of a command.</summary>
public abstract record CommandVerdict
{
    private CommandVerdict()
    {
    }

    /// <summary>It runs as usual, after a while.</summary>
    /// <param name="Delay">Added to its usual time.</param>
    public sealed record Pass(TimeSpan Delay) : CommandVerdict;

    /// <summary>It is taken and never answered; the line is busy until the module restarts.</summary>
    public sealed record Silence : CommandVerdict;

    /// <summary>It is not run; these characters go out as they are instead of its answer.</summary>
    public sealed record Answer(string Characters) : CommandVerdict;

    /// <summary>As usual.</summary>
    public static CommandVerdict Usual { get; } = new Pass(TimeSpan.Zero);
}
