using IotSms.Simulator.Events;

namespace IotSms.Simulator.Network;

/// <summary>A SUBMIT as the network reads it.</summary>
/// <param name="Tpdu">Its octets.</param>
/// <param name="To">Destination.</param>
/// <param name="Text">Text; empty for data.</param>
/// <param name="ReportRequested">TP-SRR.</param>
/// <param name="Part">Which part of a long message; null for a whole one.</param>
internal sealed record SubmittedMessage(byte[] Tpdu, string To, string Text, bool ReportRequested, SimulatorEvent.Concatenation? Part);
