namespace IotSms.Telecontrol.Templates;

/// <summary>A piece of a template.</summary>
internal abstract record TemplatePiece
{
    private TemplatePiece() { }

    /// <summary>Text that is always the same.</summary>
    internal sealed record Words(string Text) : TemplatePiece;

    /// <summary>A place for a value.</summary>
    /// <param name="Name">The value's name.</param>
    /// <param name="Default">What stands there when the value is missing; null: it must not be.</param>
    /// <param name="Filters">What is done to the value, in order.</param>
    internal sealed record Place(string Name, string? Default, IReadOnlyList<TemplateFilter> Filters) : TemplatePiece
    {
        /// <summary>The value as it is written here.</summary>
        public string Fill(object value, TimeZoneInfo zone) =>
            Wording.Of(Filters.Aggregate(value, (filtered, filter) => filter.Apply(filtered, zone)), zone);
    }
}
