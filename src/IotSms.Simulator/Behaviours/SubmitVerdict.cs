namespace IotSms.Simulator.Behaviours;

/// <summary>What becomes of a message handed to the network: whether the network has it, and what the module says about it.</summary>
/// <param name="IsAccepted">The network takes the message.</param>
/// <param name="Error">+CMS ERROR to answer with; null for none.</param>
/// <param name="Shape">The form of the answer.</param>
/// <param name="Delay">Added before the answer.</param>
public sealed record SubmitVerdict(bool IsAccepted, int? Error, AnswerShape Shape, TimeSpan Delay)
{
    /// <summary>As usual.</summary>
    public static SubmitVerdict Usual { get; } = new(true, null, AnswerShape.Usual, TimeSpan.Zero);

    /// <summary>Answered with +CMS ERROR.</summary>
    /// <param name="code">The code.</param>
    /// <param name="accepted">True when the network has the message all the same.</param>
    public static SubmitVerdict Refuse(int code, bool accepted = false) => Usual with { IsAccepted = accepted, Error = code };
}
