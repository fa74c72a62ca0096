using System.Text;
using IotSms.Simulator.Commands;

namespace IotSms.Simulator.Behaviours;

/// <summary>
/// An unsolicited result code in the middle of an exchange, which 27.007 does not forbid; it may look like the answer awaited.
/// </summary>
/// <param name="text">The line, such as <c>+CSQ: 12,0</c>.</param>
/// <param name="point">Where it breaks in.</param>
/// <param name="during">Only for this command; null for all.</param>
/// <param name="times">How often; 0 for ever.</param>
public sealed class Interjection(string text, InterjectionPoint point, string? during = null, int times = 1) : Behaviour
{
    private bool _isArmed;
    private string _command = "";
    private int _done;

    /// <inheritdoc/>
    public override bool IsSpent => times > 0 && _done >= times;

    private string Framed => $"\r\n{text}\r\n";

    /// <inheritdoc/>
    public override CommandVerdict OnCommand(AtCommand command)
    {
        _command = command.Name;
        _isArmed = during is null || during.Equals(command.Name, StringComparison.OrdinalIgnoreCase);
        if (_isArmed && point is InterjectionPoint.BeforeAnswer)
        {
            _done++;
            World.Urc(text);
        }

        return CommandVerdict.Usual;
    }

    /// <inheritdoc/>
    public override string OnPrompt(string prompt)
    {
        if (!_isArmed || point is not (InterjectionPoint.BeforePrompt or InterjectionPoint.AfterPrompt))
            return prompt;
        _done++;
        return point is InterjectionPoint.BeforePrompt ? Framed + prompt : prompt + Framed;
    }

    /// <inheritdoc/>
    public override SubmitVerdict OnSubmit()
    {
        if (_isArmed && point is InterjectionPoint.InNetwork)
        {
            _done++;
            World.Urc(text);
        }

        return SubmitVerdict.Usual;
    }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> OnOutput(ReadOnlyMemory<byte> octets)
    {
        if (point is not InterjectionPoint.InsideAnswer || !_isArmed)
            return octets;
        var answer = Encoding.Latin1.GetString(octets.Span);
        // After the first information response: before the next of a list, else before the final result code.
        var next = answer.IndexOf($"\r\n{_command}: ", Math.Min(2, answer.Length), StringComparison.Ordinal);
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (next < 0 && end < 0)
            return octets;
        _isArmed = false;
        _done++;
        return Encoding.Latin1.GetBytes(next >= 0 ? answer.Insert(next + 2, $"{Framed}\r\n") : answer.Insert(end + 2, Framed));
    }
}
