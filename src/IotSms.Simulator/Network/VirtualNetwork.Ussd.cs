namespace IotSms.Simulator.Network;

/// <summary>USSD: what the network answers to a code.</summary>
internal sealed partial class VirtualNetwork
{
    private readonly Dictionary<string, (int Mode, string Text, int CodingScheme)> _ussd = new() { ["*100#"] = (0, "Balance: 42.00", 15) };

    /// <summary>Teaches the network an answer; mode is <c>m</c> of <c>+CUSD</c> (27.007 7.15).</summary>
    public void Teach(string code, int mode, string text, int codingScheme) => _ussd[code] = (mode, text, codingScheme);

    /// <summary>The <c>+CUSD</c> line for a code; null when the network never answers.</summary>
    public string? UssdAnswer(string code)
    {
        if (!_ussd.TryGetValue(code, out var answer))
            return "+CUSD: 4";
        var comma = options.Profile.SpacedUssd ? ", " : ",";
        return answer.Mode switch
        {
            < 0 => null,
            0 or 1 => $"+CUSD: {answer.Mode}{comma}\"{answer.Text}\"{comma}{answer.CodingScheme}",
            _ => $"+CUSD: {answer.Mode}",
        };
    }
}
