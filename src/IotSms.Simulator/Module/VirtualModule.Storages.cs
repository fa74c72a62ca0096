using IotSms.Simulator.Events;

namespace IotSms.Simulator.Module;

/// <summary>The message storages by their names (27.005 3.2.2).</summary>
internal sealed partial class VirtualModule
{
    /// <summary>mem1: where messages are read and deleted.</summary>
    public MemoryView Reading => Memory(Settings.Memories[0]);

    /// <summary>mem2: where messages are written.</summary>
    public MemoryView Writing => Memory(Settings.Memories[1]);

    /// <summary>mem3: where received messages go.</summary>
    public MemoryView Receiving => Memory(Settings.Memories[2]);

    /// <summary>A storage by its name. A <c>_P</c> prefers one and falls back on the other.</summary>
    public MemoryView Memory(string name)
    {
        var sm = Sim?.Messages ?? new MessageStorage("SM", 0, 0);
        var me = Flash["ME"];
        return name switch
        {
            "SM" => new(name, sm),
            "ME" => new(name, me),
            "SM_P" => new(name, sm, me),
            "SR" => new(name, Flash["SR"]),
            _ => new(name, me, sm),
        };
    }

    /// <summary>Deletes a message; the network hears that there is room again.</summary>
    public void Delete(MessageStorage storage, int slot)
    {
        if (!storage.Remove(slot))
            return;
        Events.Add(new SimulatorEvent.Deleted(storage.Name, slot));
        Network.Pump();
    }

    /// <summary>Stores in the first part with room; null when all are full.</summary>
    public (MessageStorage Storage, int Index)? Store(MemoryView memory, StoredMessage message)
    {
        foreach (var part in memory.Parts)
        {
            if (part.Add(message) is { } slot)
            {
                Events.Add(new SimulatorEvent.Stored(part.Name, slot));
                return (part, slot);
            }
        }

        return null;
    }
}
