using System.Text;

namespace IotSms.Simulator.Behaviours;

/// <summary>A firmware that spells something otherwise: each occurrence in what it sends at once is replaced.</summary>
/// <param name="usual">What the manual prints, such as <c>+CMTI: "SM"</c>.</param>
/// <param name="instead">What this one prints, such as <c>+CMTI: "ME"</c>.</param>
/// <param name="times">In how many answers or unsolicited lines; 0 for ever.</param>
public sealed class Rewrite(string usual, string instead, int times = 0) : Behaviour
{
    private int _done;

    /// <inheritdoc/>
    public override bool IsSpent => times > 0 && _done >= times;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> OnOutput(ReadOnlyMemory<byte> octets)
    {
        var text = Encoding.Latin1.GetString(octets.Span);
        if (!text.Contains(usual, StringComparison.Ordinal))
            return octets;
        _done++;
        return Encoding.Latin1.GetBytes(text.Replace(usual, instead, StringComparison.Ordinal));
    }
}
