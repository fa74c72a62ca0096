using System.Text;
using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Modules;

/// <summary>A firmware that spells its lines otherwise.</summary>
/// <param name="respell">What becomes of what it sends at once.</param>
internal sealed class LineByLine(Func<string, string> respell) : Behaviour
{
    public override ReadOnlyMemory<byte> OnOutput(ReadOnlyMemory<byte> octets) =>
        Encoding.Latin1.GetBytes(respell(Encoding.Latin1.GetString(octets.Span)));
}
