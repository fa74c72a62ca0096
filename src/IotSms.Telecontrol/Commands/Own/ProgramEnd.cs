namespace IotSms.Telecontrol.Commands.Own;

/// <summary>How a program ended.</summary>
internal abstract record ProgramEnd
{
    private ProgramEnd() { }

    /// <summary>By itself.</summary>
    /// <param name="Code">Its exit code.</param>
    /// <param name="Output">What it wrote, as far as it is kept.</param>
    public sealed record Exited(int Code, string Output) : ProgramEnd;

    /// <summary>It was ended, with all that it had started.</summary>
    /// <param name="Output">What it wrote until then.</param>
    public sealed record TimedOut(string Output) : ProgramEnd;

    /// <summary>It can't be started.</summary>
    public sealed record NotStarted(string Reason) : ProgramEnd;
}
