using IotSms.Simulator.Commands;

namespace IotSms.Simulator.Behaviours;

/// <summary>
/// A way in which a module strays from its manual. Behaviours stack: each sees what the one before let through; the
/// first verdict that is not the usual one holds. All calls come one at a time.
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

    /// <summary>A character typed at the prompt is about to be echoed, or not.</summary>
    public virtual bool OnEcho(byte octet, bool echoed) => echoed;

    /// <summary>The size of the next portion of bytes to the host.</summary>
    public virtual int OnPortion(int usual) => usual;

    /// <summary>A message from the network is about to be routed to the host; whether it is stored as well.</summary>
    public virtual bool OnRoute(bool stored) => stored;

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

    /// <summary>It was taken off the stack before it was spent.</summary>
    protected virtual void OnDetached()
    {
    }

    /// <summary>Does something later, unless it is taken off the stack before.</summary>
    protected void After(TimeSpan delay, Action action) => World.After(delay, () =>
    {
        if (_world is not null)
            action();
    });

    internal void Attach(Simulation world)
    {
        _world = world;
        OnAttached();
    }

    internal void Detach()
    {
        if (!IsSpent)
            OnDetached();
        _world = null;
    }
}
