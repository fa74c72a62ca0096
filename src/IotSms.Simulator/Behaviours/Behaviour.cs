using IotSms.Simulator.Commands;

namespace IotSms.Simulator.Behaviours;

/// <summary>
/// A way in which a module strays from its manual. Behaviours stack: each sees what the one before let through; the first verdict that is not the usual one holds.
/// All calls come one at a time.
/// </summary>
public abstract class Behaviour
{
    private Simulation? _world;

    /// <summary>True when it has done what it was made for and can be dropped.</summary>
    public virtual bool IsSpent => false;

    /// <summary>The module and the time, for what happens by itself.</summary>
    protected Simulation World => _world ?? throw new InvalidOperationException("The behaviour is not in a simulation yet.");

    /// <summary>Bytes from the host, before the module sees them.</summary>
    public virtual ReadOnlyMemory<byte> OnInput(ReadOnlyMemory<byte> octets) => octets;

    /// <summary>Bytes to the host, before they are cut into portions.</summary>
    public virtual ReadOnlyMemory<byte> OnOutput(ReadOnlyMemory<byte> octets) => octets;

    /// <summary>A command is about to run.</summary>
    public virtual CommandVerdict OnCommand(AtCommand command) => CommandVerdict.Usual;

    /// <summary>The prompt is about to be printed; the characters to print.</summary>
    public virtual string OnPrompt(string prompt) => prompt;

    /// <summary>The host has typed so many characters at the prompt.</summary>
    public virtual void OnPromptOctet(int count)
    {
    }

    /// <summary>A message that decodes goes to the network.</summary>
    public virtual SubmitVerdict OnSubmit() => SubmitVerdict.Usual;

    /// <summary>PWRKEY is pressed; false when the module does not notice.</summary>
    public virtual bool OnPowerKey() => true;

    /// <summary>The module starts.</summary>
    public virtual void OnBoot()
    {
    }

    /// <summary>It was put on the stack.</summary>
    protected virtual void OnAttached()
    {
    }

    internal void Attach(Simulation world)
    {
        _world = world;
        OnAttached();
    }
}
