using IotSms.Simulator.Module;

namespace IotSms.Simulator.Control;

/// <summary>The SIM and its storage.</summary>
internal sealed partial class ControlRequests
{
    private ControlRequest[] SimRequests() =>
    [
        new("fill", [("storage", "SM, ME or SR (SM)"), ("leave", "free slots left (0)")],
            "Old read messages fill a storage.", (fields, json) =>
            {
                var name = fields.TextOrNull("storage") ?? "SM";
                if (name is not "SM" && !_simulation.Module.Flash.ContainsKey(name))
                    throw new ControlException("storage", name, $"give {string.Join(", ", _simulation.Module.Flash.Keys.Prepend("SM"))}");
                var storage = _simulation.Module.Memory(name).Parts[0];
                var leave = fields.Number("leave", 0);
                var filled = 0;
                // A text of 11 characters from the year before last, read long ago.
                var old = Convert.FromHexString("0791947107260000040C919471103254760000421013329585800BC8329BFD06DDDF723619");
                for (; storage.Capacity - storage.Used > leave; filled++)
                    storage.Add(new StoredMessage(1, old));
                json.WriteNumber("filled", filled);
            }),
        new("removeSim", [], "The SIM is pulled.", (_, _) => _simulation.Module.RemoveSim()),
        new("insertSim",
            [
                ("iccid", "another card's number; without it: a card like the first, empty"),
                ("pin", "its PIN; without it: that of the options"),
            ],
            "A SIM is put in.", (fields, _) =>
            {
                var sim = _simulation.Module.NewSim();
                sim.Iccid = fields.TextOrNull("iccid") ?? sim.Iccid;
                sim.Pin = fields.TextOrNull("pin") ?? sim.Pin;
                _simulation.Module.InsertSim(sim);
            }),
        new("pinTries", [("left", "tries left")], "How many PIN tries are left.", (fields, _) =>
        {
            if (_simulation.Module.Sim is { } sim)
                sim.PinTries = Math.Min(3, fields.Number("left", 3));
        }),
        new("serviceCentre", [("address", "SMSC address on the SIM; empty for none")],
            "The service centre address of the SIM.", (fields, _) =>
            {
                if (_simulation.Module.Sim is { } sim)
                    sim.ServiceCentre = fields.Text("address");
            }),
    ];
}
