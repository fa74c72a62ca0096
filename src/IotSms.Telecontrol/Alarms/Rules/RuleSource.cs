namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>Where a rule's readings come from.</summary>
public abstract record RuleSource
{
    private RuleSource() { }

    /// <summary>The only source there is; null: as many as there are topics.</summary>
    public abstract string? Only { get; }

    /// <summary>Whether a source is one of them.</summary>
    /// <param name="source">A topic, or <c>input/NAME</c>.</param>
    /// <param name="isInput">Whether it is an input: somebody may publish under a topic that is spelled like one.</param>
    public abstract bool Has(string source, bool isInput);

    /// <summary>What the wildcards stand for in a source's topic; empty without wildcards.</summary>
    public abstract string MatchOf(string source);

    /// <summary>Publications.</summary>
    /// <param name="Filter">Their topics.</param>
    public sealed record Topic(TopicFilter Filter) : RuleSource
    {
        /// <inheritdoc/>
        public override string? Only => Filter.HasWildcards ? null : Filter.Text;

        /// <inheritdoc/>
        public override bool Has(string source, bool isInput) => !isInput && Filter.Matches(source);

        /// <inheritdoc/>
        public override string MatchOf(string source) => Filter.MatchOf(source);
    }

    /// <summary>An input of this site.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Input(string Name) : RuleSource
    {
        /// <inheritdoc/>
        public override string Only => Reading.InputSource(Name);

        /// <inheritdoc/>
        public override bool Has(string source, bool isInput) => isInput && source == Only;

        /// <inheritdoc/>
        public override string MatchOf(string source) => "";
    }
}
