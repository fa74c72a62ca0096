namespace IotSms.Simulator.Network;

/// <summary>What the network says to a USSD string.</summary>
/// <param name="Mode"><c>m</c> of <c>+CUSD</c> (27.007 7.15): 1 asks for an answer; below 0: nothing is ever said.</param>
/// <param name="Text">The text, as the module prints it.</param>
/// <param name="CodingScheme">Its data coding scheme.</param>
/// <param name="Holds">Whether messages wait while the network waits for the answer it asked for.</param>
internal sealed record UssdAnswer(int Mode, string Text, int CodingScheme, bool Holds = false)
{
    /// <summary>The network knows no such code.</summary>
    public static UssdAnswer NotSupported { get; } = new(4, "", 15);

    /// <summary>The network ends the dialogue.</summary>
    public static UssdAnswer Ended { get; } = new(2, "", 15);
}
