using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Commands;
using IotSms.Simulator.Events;

namespace IotSms.Simulator.Module;

/// <summary>A command line from its end to its final result code (V.250 5.3, 5.7).</summary>
internal sealed partial class VirtualModule
{
    private readonly Queue<AtCommand> _commands = new();
    private readonly List<byte> _answer = [];

    /// <summary>A command ends by itself, now.</summary>
    public void Complete(Reply reply)
    {
        switch (reply)
        {
            case Reply.Done done:
                foreach (var text in done.Information)
                {
                    LogAt("information", text);
                    _answer.AddRange(Framed(text));
                }

                Next();
                break;
            case Reply.Cme cme:
                Final(ErrorText.Cme(cme.Code, Settings["+CMEE"]));
                break;
            case Reply.Cms cms:
                Final(ErrorText.Cms(cms.Code, Settings["+CMEE"]));
                break;
            case Reply.Failed:
                Final("ERROR");
                break;
            case Reply.Prompt prompt:
                OpenPrompt(prompt.Take);
                break;
            case Reply.Last last:
                _commands.Clear();
                Line = LineState.Command;
                if (last.Text is not null)
                    Send(Framed(last.Text));
                break;
        }
    }

    /// <summary>Frees the command line without an answer: the module forgot it.</summary>
    public void Abandon()
    {
        _commands.Clear();
        _answer.Clear();
        Line = LineState.Command;
    }

    private void Execute(string line)
    {
        _commands.Clear();
        _answer.Clear();
        Line = LineState.Busy;
        var commands = line.Length > LongestLine ? null : AtCommand.ParseLine(line);
        LogAt("command", "AT" + line);
        if (commands is null)
        {
            Final("ERROR");
            return;
        }

        foreach (var command in commands)
            _commands.Enqueue(command);
        Next();
    }

    private void Next()
    {
        if (!_commands.TryDequeue(out var command))
        {
            Final("OK");
            return;
        }

        switch (Behaviours.Command(command))
        {
            case CommandVerdict.Pass pass:
                AfterInSession(pass.Delay + TimeFor(command), () => Complete(CommandTable.Run(this, command)));
                break;
            case CommandVerdict.Silence:
                break;
            case CommandVerdict.Answer answer:
                AfterInSession(TimeFor(command), () =>
                {
                    Abandon();
                    SendRaw(answer.Characters);
                });
                break;
        }
    }

    private void Final(string result)
    {
        _commands.Clear();
        Line = LineState.Command;
        _answer.AddRange(FramedResult(result));
        var octets = _answer.ToArray();
        _answer.Clear();
        LogAt("result", result);
        Send(octets);
        ApplyRate();
    }

    private void LogAt(string what, string line)
    {
        if (_options.LogAt)
            Events.Add(new SimulatorEvent.At(what, line));
    }

    private TimeSpan TimeFor(AtCommand command) => _options.CommandTime ?? command.Name switch
    {
        "+CMGS" or "+CMGW" => Profile.Timings.Prompt.Draw(Random),
        "+CMGR" => Profile.Timings.ReadMessage,
        "+CMGD" or "+CMGDA" => Profile.Timings.DeleteMessage,
        "+CMGL" => Profile.Timings.ListMessage * Math.Max(1, Reading.Used),
        _ => Profile.Timings.Command.Draw(Random),
    };
}
