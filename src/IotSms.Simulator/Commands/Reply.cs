namespace IotSms.Simulator.Commands;

/// <summary>What a command answers.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>Information responses, each a line or a block of lines, and on with the command line: OK at its end.</summary>
    public sealed record Done(params IReadOnlyList<string> Information) : Reply;

    /// <summary>ERROR.</summary>
    public sealed record Failed : Reply;

    /// <summary>+CME ERROR (27.007 9.2), in the form <c>+CMEE</c> asks for.</summary>
    public sealed record Cme(int Code) : Reply;

    /// <summary>+CMS ERROR (27.005 3.2.5).</summary>
    public sealed record Cms(int Code) : Reply;

    /// <summary>The prompt; what is typed until Ctrl-Z goes to <paramref name="Take"/>, which finishes the command by itself.</summary>
    public sealed record Prompt(Action<string> Take) : Reply;

    /// <summary>The command finishes by itself later.</summary>
    public sealed record Pending : Reply;

    /// <summary>A line of the module's own and no final result code, such as NORMAL POWER DOWN.</summary>
    public sealed record Last(string? Text) : Reply;

    public static Reply Ok { get; } = new Done();

    public static Reply Error { get; } = new Failed();
}
