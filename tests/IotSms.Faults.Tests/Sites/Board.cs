using System.Device.Gpio;
using IotSms.Simulator;

namespace IotSms.Faults.Sites;

/// <summary>The computer's lines to one module. They keep their level when a program lets go of them, or dies.</summary>
internal sealed class Board(Simulation module, bool startsWithSupply)
{
    internal const int PowerKey = 6;
    internal const int Status = 5;
    internal const int Rail = 4;
    private readonly Dictionary<int, PinValue> _levels = [];

    internal PinValue Read(int line) => line == Status ? module.IsStatusHigh : _levels.GetValueOrDefault(line, Idle(line));

    internal void Write(int line, PinValue level)
    {
        var before = Read(line);
        _levels[line] = level;
        if (before == level) return;
        switch (line, (bool)level)
        {
            case (PowerKey, true): module.PressPowerKey(); break;
            case (PowerKey, false): module.ReleasePowerKey(); break;
            case (Rail, false): module.CutSupply(); break;
            case (Rail, true): module.RestoreSupply(startsWithSupply); break;
        }
    }

    // A board's resistors keep the supply on and the key up while nobody drives the lines.
    private static PinValue Idle(int line) => line == Rail ? PinValue.High : PinValue.Low;
}
