namespace IotSms.Simulator.Time;

/// <summary>How long something takes: always the same, or drawn from a distribution.</summary>
public abstract record RandomDuration
{
    private RandomDuration()
    {
    }

    /// <summary>Draws one duration; <see cref="Timeout.InfiniteTimeSpan"/> stands for never.</summary>
    public abstract TimeSpan Draw(Random random);

    /// <summary>Always the same.</summary>
    public sealed record Fixed(TimeSpan Value) : RandomDuration
    {
        /// <inheritdoc/>
        public override TimeSpan Draw(Random random) => Value;
    }

    /// <summary>Anything between two bounds, each as likely.</summary>
    public sealed record Uniform(double FromSeconds, double ToSeconds) : RandomDuration
    {
        /// <inheritdoc/>
        public override TimeSpan Draw(Random random) =>
            TimeSpan.FromSeconds(FromSeconds + ((ToSeconds - FromSeconds) * random.NextDouble()));
    }

    /// <summary>Log-normal by its median and sigma: what waiting for a radio network looks like.</summary>
    public sealed record LogNormal(double MedianSeconds, double Sigma) : RandomDuration
    {
        /// <inheritdoc/>
        public override TimeSpan Draw(Random random)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return TimeSpan.FromSeconds(MedianSeconds * Math.Exp(Sigma * normal));
        }
    }

    /// <summary>Mostly one distribution, in a share of the cases (0 to 1) another.</summary>
    public sealed record Mixture(RandomDuration Usual, double RareShare, RandomDuration Rare) : RandomDuration
    {
        /// <inheritdoc/>
        public override TimeSpan Draw(Random random) => (random.NextDouble() < RareShare ? Rare : Usual).Draw(random);
    }

    /// <summary>It does not happen at all.</summary>
    public sealed record Never : RandomDuration
    {
        /// <inheritdoc/>
        public override TimeSpan Draw(Random random) => Timeout.InfiniteTimeSpan;
    }
}
