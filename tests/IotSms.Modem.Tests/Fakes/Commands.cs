using System.Collections.Concurrent;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Commands;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>Keeps the names of all commands a simulated module was given.</summary>
internal sealed class Commands : Behaviour
{
    private readonly ConcurrentQueue<string> _names = new();

    internal int Count(string name) => _names.Count(given => given == name);

    public override CommandVerdict OnCommand(AtCommand command)
    {
        _names.Enqueue(command.Name);
        return CommandVerdict.Usual;
    }
}
