using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Commands;
using IotSms.Simulator.Events;
using IotSms.Simulator.Network;

namespace IotSms.Simulator.Module;

/// <summary>A message on its way into the network.</summary>
internal sealed partial class VirtualModule
{
    private (SubmittedMessage Message, bool IsAccepted)? _inNetwork;

    /// <summary>Whether a message is in the network and not answered yet.</summary>
    public bool IsSubmitting => _inNetwork is not null;

    /// <summary>How many messages were handed to the network, accepted or not.</summary>
    public int SubmitCount { get; private set; }

    /// <summary>
    /// A PDU typed at the prompt of <c>AT+CMGS</c>: service centre address and TPDU, of so many octets without the former.
    /// </summary>
    public void SubmitTyped(int length, string hex)
    {
        LogAt("text", hex);
        if (PduFrom(hex, length) is { } octets)
            Submit(octets, "+CMGS");
        else
            Complete(new Reply.Cms(304));
    }

    /// <summary>The octets of a PDU in hexadecimal whose TPDU has a length; null when it is none.</summary>
    public static byte[]? PduFrom(string hex, int length)
    {
        if (hex.Length % 2 != 0 || hex.Length == 0 || !hex.All(char.IsAsciiHexDigit))
            return null;
        var octets = Convert.FromHexString(hex);
        return octets.Length - 1 - octets[0] == length ? octets : null;
    }

    /// <summary>Sends a PDU; the command named is answered with its reference.</summary>
    public void Submit(byte[] octets, string command)
    {
        var message = MessageCoding.Submit(octets[(1 + octets[0])..]);
        if (message is null)
            Complete(new Reply.Cms(304));
        else if (octets[0] == 0 && Sim is { ServiceCentre: "" })
            Complete(new Reply.Cms(330));
        else if (!IsOnNetwork)
            Refused(message, 331);
        else
            SendToNetwork(message, command);
    }

    /// <summary>The network takes the message it is just being given: for faults that strike after that.</summary>
    public void AcceptInFlight()
    {
        if (_inNetwork is not { IsAccepted: false } pending || Sim is null)
            return;
        _inNetwork = (pending.Message, true);
        Network.Accept(pending.Message, ++Sim.LastReference);
    }

    private void SendToNetwork(SubmittedMessage message, string command)
    {
        _inNetwork = (message, false);
        var verdict = Behaviours.Submit();
        SubmitCount++;
        AfterInSession(UssdBlocks + Network.DrawSubmitTime(Settings["+CMMS"] > 0), () =>
        {
            if (verdict.IsAccepted && !IsOnNetwork)
                verdict = SubmitVerdict.Refuse(38);
            if (verdict.IsAccepted)
                AcceptInFlight();
            var reference = Sim?.LastReference ?? 0;
            AfterInSession(verdict.Delay, () =>
            {
                _inNetwork = null;
                Say(verdict, message, command, reference);
            });
        });
    }

    private void Say(SubmitVerdict verdict, SubmittedMessage message, string command, byte reference)
    {
        switch (verdict)
        {
            case { Error: { } code }:
                Refused(message, code);
                break;
            case { Shape: AnswerShape.OkOnly }:
                Complete(new Reply.Done());
                break;
            case { Shape: AnswerShape.ReferenceOnly }:
                Complete(new Reply.Last($"{command}: {reference}"));
                break;
            case { Shape: AnswerShape.OkFirst }:
                Complete(new Reply.Done());
                Urc($"{command}: {reference}");
                break;
            case { Shape: AnswerShape.Hang }:
                break;
            case { Shape: AnswerShape.Forget }:
                Abandon();
                break;
            default:
                Complete(new Reply.Done($"{command}: {reference}"));
                break;
        }
    }

    private void Refused(SubmittedMessage message, int code)
    {
        Events.Add(new SimulatorEvent.Refused(message.To, $"cms {code}"));
        Complete(new Reply.Cms(code));
    }
}
