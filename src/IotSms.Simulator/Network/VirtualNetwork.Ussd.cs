namespace IotSms.Simulator.Network;

/// <summary>USSD: what the network answers to a code, and to a choice from a menu.</summary>
internal sealed partial class VirtualNetwork
{
    /// <summary>Stands between a code and a choice from its menu: <c>*111#>1</c>.</summary>
    public const char Choice = '>';

    private readonly Dictionary<string, UssdAnswer> _ussd = new()
    {
        ["*100#"] = new(0, "Balance: 42.00", 15),
        ["*111#"] = new(1, "1 Balance\r\n2 Data", 15),
        ["*111#>1"] = new(0, "Balance: 42.00", 15),
        ["*111#>2"] = new(1, "Buy 1 GB? 1 yes", 15),
        ["*111#>2>1"] = new(0, "Bought.", 15),
    };

    /// <summary>Teaches the network an answer.</summary>
    public void Teach(string path, UssdAnswer answer) => _ussd[path] = answer;

    /// <summary>The answer to a code, or to a choice from a menu. A menu that knows no such choice ends.</summary>
    public UssdAnswer AnswerTo(string path) =>
        _ussd.TryGetValue(path, out var answer) ? answer : path.Contains(Choice) ? UssdAnswer.Ended : UssdAnswer.NotSupported;

    /// <summary>The <c>+CUSD</c> line for an answer.</summary>
    public string UssdLine(UssdAnswer answer)
    {
        var comma = options.Profile.SpacedUssd ? ", " : ",";
        return answer.Mode is 0 or 1
            ? $"+CUSD: {answer.Mode}{comma}\"{answer.Text}\"{comma}{answer.CodingScheme}"
            : $"+CUSD: {answer.Mode}";
    }
}
