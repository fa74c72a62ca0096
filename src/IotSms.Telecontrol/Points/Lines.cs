using System.Device.Gpio;
using IotSms.Modem.Power;

namespace IotSms.Telecontrol.Points;

/// <summary>The GPIO chips that points are on, each opened once; one that can't be is tried again by the next who asks.</summary>
internal sealed class Lines(Func<int, GpioDriverChoice, GpioController> open) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(int Chip, GpioDriverChoice Driver), GpioController> _chips = [];

    /// <summary>The chip that a point is on.</summary>
    /// <exception cref="IOException">It can't be opened.</exception>
    public GpioController ChipOf(PointOptions point)
    {
        lock (_gate)
        {
            if (!_chips.TryGetValue((point.Chip, point.Driver), out var chip))
                _chips[(point.Chip, point.Driver)] = chip = open(point.Chip, point.Driver);
            return chip;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var chip in _chips.Values)
                chip.Dispose();
            _chips.Clear();
        }
    }
}
