namespace IotSms.Simulator.Control;

/// <summary>Power.</summary>
internal sealed partial class ControlRequests
{
    private ControlRequest[] PowerRequests() =>
    [
        new("powerKey",
            [("pressed", "true pulls PWRKEY low, false lets it go; without it: a pulse"), ("seconds", "length of the pulse (1.2)")],
            "PWRKEY.", (fields, _) =>
            {
                var pulse = fields.Seconds("seconds", 1.2);
                if (fields.Flag("pressed", true))
                    _simulation.Module.PressPowerKey();
                else
                    _simulation.Module.ReleasePowerKey();
                if (fields.IsAbsent("pressed"))
                    _simulation.Timeline.After(pulse, _simulation.Module.ReleasePowerKey);
            }),
        new("powerOff", [], "The supply is cut.", (_, _) => _simulation.Module.CutSupply()),
        new("powerOn", [("start", "whether the board starts the module with its supply (true)"), ("ready", "true skips the start-up")],
            "The supply is back.", (fields, _) =>
            {
                _simulation.Module.RestoreSupply(fields.Flag("start", true));
                if (fields.Flag("ready", false))
                    _simulation.Module.BecomeReady();
            }),
        new("restart", [], "The module starts anew by itself, as after a watchdog reset.", (_, _) => _simulation.Module.Boot("control")),
        new("unplug", [("seconds", "back after so long (5); the device mostly has another name then, the link has not")],
            "The device vanishes, as a USB module does.", (fields, _) =>
            {
                _simulation.Unplug();
                _simulation.After(fields.Seconds("seconds", 5), _simulation.PlugIn);
            }),
        new("voltage", [("millivolt", "what +CBC tells")], "The supply voltage.", (fields, _) =>
            _simulation.Module.SupplyMillivolt = fields.Number("millivolt", 4127)),
    ];
}
