using System.Globalization;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>What is wrong when an alarm is raised.</summary>
public abstract record Condition
{
    private Condition() { }

    /// <summary>The limit, as people are told it.</summary>
    public abstract string Limit { get; }

    /// <summary>Whether it can be told of numbers only.</summary>
    public virtual bool NeedsNumber => false;

    /// <summary>Whether a value is wrong.</summary>
    /// <param name="value">The value; a number where one is needed.</param>
    /// <param name="isRaised">Whether the alarm is raised: then only a value on the safe side of the hysteresis is right again.</param>
    public abstract bool Holds(ReadingValue value, bool isRaised);

    private static string Say(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>It is outside its limits: above the one, below the other.</summary>
    /// <param name="Low">The low limit; null: none.</param>
    /// <param name="High">The high limit; null: none.</param>
    /// <param name="Hysteresis">How far inside the limits a value must be to be right again.</param>
    public sealed record Outside(double? Low, double? High, double Hysteresis = 0) : Condition
    {
        /// <inheritdoc/>
        public override string Limit => (Low, High) switch
        {
            ({ } low, { } high) => $"{Say(low)}..{Say(high)}",
            _ => Say((Low ?? High)!.Value),
        };

        /// <inheritdoc/>
        public override bool NeedsNumber => true;

        /// <inheritdoc/>
        public override bool Holds(ReadingValue value, bool isRaised)
        {
            var (number, inside) = (value.Number!.Value, isRaised ? Hysteresis : 0);
            return number < Low + inside || number > High - inside;
        }
    }

    /// <summary>It is a certain one.</summary>
    public sealed record EqualTo(ReadingValue Value) : Condition
    {
        /// <inheritdoc/>
        public override string Limit => Value.Text;

        /// <inheritdoc/>
        public override bool Holds(ReadingValue value, bool isRaised) => value.Means(Value);
    }

    /// <summary>It is any but a certain one.</summary>
    public sealed record NotEqualTo(ReadingValue Value) : Condition
    {
        /// <inheritdoc/>
        public override string Limit => Value.Text;

        /// <inheritdoc/>
        public override bool Holds(ReadingValue value, bool isRaised) => !value.Means(Value);
    }

    /// <summary>There is none: nothing fresh has come for so long.</summary>
    public sealed record Missing(TimeSpan Period) : Condition
    {
        /// <inheritdoc/>
        public override string Limit => Period switch
        {
            { TotalHours: >= 48 } => $"{Say(Math.Round(Period.TotalDays, 1))} d",
            { TotalMinutes: >= 120 } => $"{Say(Math.Round(Period.TotalHours, 1))} h",
            { TotalSeconds: >= 120 } => $"{Say(Math.Round(Period.TotalMinutes, 1))} min",
            _ => $"{Say(Math.Round(Period.TotalSeconds, 1))} s",
        };

        /// <summary>A value that came is not missing.</summary>
        public override bool Holds(ReadingValue value, bool isRaised) => false;
    }
}
