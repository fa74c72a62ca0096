using IotSms.Gateway;

namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>preview</c>: what sending would cost.</summary>
/// <param name="Encoding"><c>gsm7</c> or <c>ucs2</c>.</param>
/// <param name="Reason">Why that alphabet.</param>
/// <param name="Parts">Number of short messages.</param>
/// <param name="Units">Septets or UCS-2 units over all parts.</param>
/// <param name="PartUnits">Septets or UCS-2 units of each part.</param>
/// <param name="Replacements">Characters that would be replaced.</param>
internal sealed record PreviewDocument(
    string Encoding, string? Reason, int Parts, int Units, IReadOnlyList<int> PartUnits, int Replacements)
{
    /// <summary>The document of a preview.</summary>
    public static PreviewDocument Of(TextPreview preview) =>
        new(preview.Encoding, preview.Reason, preview.Parts, preview.Units, preview.PartUnits, preview.Replacements);
}
