using IotSms.Simulator.Time;

namespace IotSms.Simulator.Profiles;

/// <summary>How long commands and the network take.</summary>
/// <param name="Command">A plain command, to its answer.</param>
/// <param name="Prompt"><c>AT+CMGS</c> to the prompt.</param>
/// <param name="Submit">The PDU to <c>+CMGS</c>.</param>
/// <param name="Report"><c>+CMGS</c> to the status report.</param>
/// <param name="Deliver">The service centre's delivery to <c>+CMTI</c>.</param>
/// <param name="Register">SIM unlocked to registered.</param>
/// <param name="Ussd"><c>AT+CUSD</c> to the network's answer.</param>
/// <param name="ReadMessage"><c>AT+CMGR</c>.</param>
/// <param name="DeleteMessage"><c>AT+CMGD</c>.</param>
/// <param name="ListMessage"><c>AT+CMGL</c>, for each message.</param>
/// <param name="KeptLinkFactor">
/// What is left of <paramref name="Submit"/> when <c>AT+CMMS</c> kept the link from the message before.
/// </param>
public sealed record NetworkTimings(
    RandomDuration Command,
    RandomDuration Prompt,
    RandomDuration Submit,
    RandomDuration Report,
    RandomDuration Deliver,
    RandomDuration Register,
    RandomDuration Ussd,
    TimeSpan ReadMessage,
    TimeSpan DeleteMessage,
    TimeSpan ListMessage,
    double KeptLinkFactor);
