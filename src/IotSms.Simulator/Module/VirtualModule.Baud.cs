namespace IotSms.Simulator.Module;

/// <summary>The rate of the line: what is sent at another rate arrives as noise.</summary>
internal sealed partial class VirtualModule
{
    private bool _trained = true;
    private int _trainedRate = 115200;
    private int _rate;

    /// <summary>The rate the host's end is set to; 0 when it has none.</summary>
    public int HostBaudRate { get; set; }

    /// <summary>The rate the module sends at, in bits a second.</summary>
    public int Rate => IsAutobaud ? _trainedRate : _rate;

    private bool IsAutobaud => _rate == 0;

    /// <summary>In autobaud nothing is sent before the first <c>AT</c> (SIM800 AT command manual 2.2.41).</summary>
    private bool IsMuteUntilTrained => IsAutobaud && !_trained;

    /// <summary>The rate set comes into force: after the result code of its command (V.250 6.2.10), and at a start.</summary>
    public void ApplyRate() => _rate = Settings["+IPR"];

    private void Train()
    {
        if (IsMuteUntilTrained)
            _trained = true;
    }

    private ReadOnlyMemory<byte> Garbled(ReadOnlySpan<byte> octets, int hostRate)
    {
        if (hostRate != 0)
            HostBaudRate = hostRate;
        if (IsAutobaud && hostRate != 0)
            _trainedRate = hostRate;
        var copy = octets.ToArray();
        if (_options.CheckBaudRate && hostRate != 0 && hostRate != Rate)
        {
            ReadOnlySpan<byte> noise = [0xFF, 0x00, (byte)'~'];
            for (var i = 0; i < copy.Length; i++)
                copy[i] = noise[Random.Next(noise.Length)];
        }

        return copy;
    }
}
