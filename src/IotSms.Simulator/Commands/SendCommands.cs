using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Sending and writing messages (27.005 3.5.1, 4.2, 4.3).</summary>
internal static class SendCommands
{
    // Octets of the longest TPDU; both manuals say "not exceed 160".
    private const int Longest = 160;

    public static Reply Send(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return Reply.Ok;
        if (Number(module, command) is { } number)
            return new Reply.Prompt(text => Submit(module, TextMode.Submit(module.Settings, number, text)));
        return Length(module, command) is { } length ? new Reply.Prompt(hex => module.SubmitTyped(length, hex)) : Reply.Error;
    }

    public static Reply Write(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return Reply.Ok;
        return Length(module, command) is { } length ? new Reply.Prompt(hex => module.AfterInSession(TimeSpan.Zero, () =>
        {
            module.Complete(VirtualModule.PduFrom(hex, length) is not { } octets ? new Reply.Cms(304)
                : module.Store(module.Writing, new StoredMessage(2, octets)) is not { } place ? new Reply.Cms(322)
                : new Reply.Done($"+CMGW: {place.Index}"));
        })) : Reply.Error;
    }

    public static Reply SendStored(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return Reply.Ok;
        if (command.Operation is not AtOperation.Set || command.Number(0) is not { } index)
            return Reply.Error;
        if (module.Writing.Locate(index) is not { } place || place.Storage.Find(place.Slot) is not { Status: 2 or 3 } message)
            return new Reply.Cms(321);
        module.Submit(message.Octets, "+CMSS");
        return new Reply.Pending();
    }

    private static void Submit(VirtualModule module, byte[]? octets)
    {
        if (octets is null)
            module.Complete(new Reply.Cms(305));
        else
            module.Submit(octets, "+CMGS");
    }

    // Text mode names a number where PDU mode names a length.
    private static string? Number(VirtualModule module, AtCommand command) =>
        module.Settings["+CMGF"] == 1 && command.Operation is AtOperation.Set
            && command.Text(0) is { } number && command.Values[0].StartsWith('"') ? number : null;

    private static int? Length(VirtualModule module, AtCommand command) =>
        module.Settings["+CMGF"] == 0 && command.Operation is AtOperation.Set
            && command.Number(0) is >= 7 and <= Longest and var length ? length : null;
}
