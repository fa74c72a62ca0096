using System.Device.Gpio;
using IotSms.Modem.Power;

namespace IotSms.Modem.Tests.Power;

public class LinesInMemory
{
    [Fact]
    public void An_output_keeps_what_is_written()
    {
        using var chip = GpioChip.Open(0, GpioDriverChoice.Simulated);
        chip.OpenPin(5, PinMode.Output, PinValue.High);
        Assert.Equal(PinValue.High, chip.Read(5));

        chip.Write(5, PinValue.Low);

        Assert.Equal(PinValue.Low, chip.Read(5));
    }

    [Theory]
    [InlineData(PinMode.InputPullUp, true)]
    [InlineData(PinMode.InputPullDown, false)]
    [InlineData(PinMode.Input, false)]
    public void An_input_reads_what_its_resistor_makes_of_an_open_contact(PinMode mode, bool isHigh)
    {
        using var chip = GpioChip.Open(0, GpioDriverChoice.Simulated);

        Assert.Equal(isHigh ? PinValue.High : PinValue.Low, chip.OpenPin(6, mode).Read());
    }
}
