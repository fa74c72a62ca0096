using System.Text.Json;

namespace IotSms.Simulator.Events;

/// <summary>Something that happened in the simulation: one line of its log.</summary>
public abstract record SimulatorEvent
{
    private SimulatorEvent(string name) => Name = name;

    /// <summary>The word in the log's <c>event</c>.</summary>
    public string Name { get; }

    /// <summary>Writes the event's own members into an open JSON object.</summary>
    internal abstract void Write(Utf8JsonWriter json);

    /// <summary>Which part of a long message a PDU is (3GPP TS 23.040 9.2.3.24.1).</summary>
    public sealed record Concatenation(int Reference, int Total, int Sequence);

    /// <summary>The network accepted a message. Written before the module says <c>+CMGS</c>.</summary>
    /// <param name="Modem">Own number of the sender.</param>
    /// <param name="To">Destination (TP-DA).</param>
    /// <param name="Reference">TP-MR.</param>
    /// <param name="Pdu">The TPDU as submitted, hexadecimal, without service centre address.</param>
    /// <param name="Text">Its text; empty for data.</param>
    /// <param name="Part">Which part it is; null for a whole message.</param>
    public sealed record Submitted(string Modem, string To, byte Reference, string Pdu, string Text, Concatenation? Part)
        : SimulatorEvent("submitted")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("from", Modem);
            json.WriteString("to", To);
            json.WriteNumber("mr", Reference);
            json.WriteString("pdu", Pdu);
            json.WriteString("text", Text);
            if (Part is null)
                return;
            json.WriteStartObject("concat");
            json.WriteNumber("ref", Part.Reference);
            json.WriteNumber("total", Part.Total);
            json.WriteNumber("seq", Part.Sequence);
            json.WriteEndObject();
        }
    }

    /// <summary>The module did not get a message into the network.</summary>
    public sealed record Refused(string To, string Why) : SimulatorEvent("refused")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("to", To);
            json.WriteString("why", Why);
        }
    }

    /// <summary>The module took a message from the network.</summary>
    public sealed record Delivered(string From, string Text, string Pdu) : SimulatorEvent("delivered")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("from", From);
            json.WriteString("text", Text);
            json.WriteString("pdu", Pdu);
        }
    }

    /// <summary>The module took a status report from the network.</summary>
    public sealed record Report(string To, byte Reference, byte Status) : SimulatorEvent("report")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("to", To);
            json.WriteNumber("mr", Reference);
            json.WriteNumber("st", Status);
        }
    }

    /// <summary>A message was written to a storage.</summary>
    public sealed record Stored(string Storage, int Index) : SimulatorEvent("stored")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("storage", Storage);
            json.WriteNumber("index", Index);
        }
    }

    /// <summary>A message was deleted from a storage.</summary>
    public sealed record Deleted(string Storage, int Index) : SimulatorEvent("deleted")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("storage", Storage);
            json.WriteNumber("index", Index);
        }
    }

    /// <summary>The power changed: <c>off</c>, <c>booting</c>, <c>on</c>, <c>shuttingDown</c>.</summary>
    public sealed record Power(string State, string Reason) : SimulatorEvent("power")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("state", State);
            json.WriteString("reason", Reason);
        }
    }

    /// <summary>The registration changed to this <c>stat</c> of <c>+CREG</c>.</summary>
    public sealed record Registered(int Status) : SimulatorEvent("registration")
    {
        internal override void Write(Utf8JsonWriter json) => json.WriteNumber("stat", Status);
    }

    /// <summary>A command arrived or its final result left.</summary>
    /// <param name="Direction"><c>command</c>, <c>prompt</c>, <c>text</c>, <c>information</c>, <c>result</c> or <c>unsolicited</c>.</param>
    /// <param name="Text">The line, without its ends.</param>
    public sealed record At(string Direction, string Text) : SimulatorEvent("at")
    {
        internal override void Write(Utf8JsonWriter json)
        {
            json.WriteString("what", Direction);
            json.WriteString("line", Text);
        }
    }
}
