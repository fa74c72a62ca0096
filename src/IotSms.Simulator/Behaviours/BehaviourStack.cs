using IotSms.Simulator.Commands;

namespace IotSms.Simulator.Behaviours;

/// <summary>Behaviours in force, in the order they were added.</summary>
internal sealed class BehaviourStack
{
    private readonly List<Behaviour> _behaviours = [];

    public IReadOnlyList<Behaviour> All => _behaviours;

    public void Add(Behaviour behaviour, Simulation world)
    {
        _behaviours.Add(behaviour);
        behaviour.Attach(world);
    }

    public bool Remove(Behaviour behaviour)
    {
        if (!_behaviours.Remove(behaviour))
            return false;
        behaviour.Detach();
        return true;
    }

    public void Clear()
    {
        foreach (var behaviour in _behaviours.ToArray())
            Remove(behaviour);
    }

    public ReadOnlyMemory<byte> Input(ReadOnlyMemory<byte> octets) => Fold(octets, static (behaviour, value) => behaviour.OnInput(value));

    public ReadOnlyMemory<byte> Output(ReadOnlyMemory<byte> octets) => Fold(octets, static (behaviour, value) => behaviour.OnOutput(value));

    public bool Echo(byte octet, bool usual) => Fold(usual, (behaviour, value) => behaviour.OnEcho(octet, value));

    public int Portion(int usual) => Fold(usual, static (behaviour, value) => behaviour.OnPortion(value));

    public bool Route() => Fold(false, static (behaviour, value) => behaviour.OnRoute(value));

    public string Prompt(string prompt) => Fold(prompt, static (behaviour, value) => behaviour.OnPrompt(value));

    public CommandVerdict Command(AtCommand command) => First(CommandVerdict.Usual, behaviour => behaviour.OnCommand(command));

    public SubmitVerdict Submit() => First(SubmitVerdict.Usual, behaviour => behaviour.OnSubmit());

    public bool PowerKey() => First(true, behaviour => behaviour.OnPowerKey());

    public void PromptOctet(int count) => Each(behaviour => behaviour.OnPromptOctet(count));

    public void Boot() => Each(behaviour => behaviour.OnBoot());

    private T Fold<T>(T value, Func<Behaviour, T, T> step)
    {
        foreach (var behaviour in Living())
            value = step(behaviour, value);
        return value;
    }

    private T First<T>(T usual, Func<Behaviour, T> ask)
    {
        foreach (var behaviour in Living())
        {
            if (ask(behaviour) is { } verdict && !verdict.Equals(usual))
                return verdict;
        }

        return usual;
    }

    private void Each(Action<Behaviour> tell)
    {
        foreach (var behaviour in Living())
            tell(behaviour);
    }

    // A copy: a behaviour may drop itself or another while it is asked.
    private Behaviour[] Living()
    {
        if (_behaviours.Count == 0)
            return [];
        _behaviours.RemoveAll(behaviour => behaviour.IsSpent);
        return [.. _behaviours];
    }
}
