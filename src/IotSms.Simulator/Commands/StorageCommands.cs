using System.Text;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Reading, listing and deleting stored messages (27.005 3.2.2, 3.4, 3.5.4), in PDU and in text mode.</summary>
internal static class StorageCommands
{
    public static Reply Preferred(VirtualModule module, AtCommand command)
    {
        var layout = module.Profile.Storage;
        switch (command.Operation)
        {
            case AtOperation.Read:
                return new Reply.Done("+CPMS: " + string.Join(',', Views(module)
                    .Select(view => $"\"{view.Name}\",{view.Used},{view.Capacity}")));
            case AtOperation.Test:
                return new Reply.Done("+CPMS: " + string.Join(',', new[] { layout.Reading, layout.Writing, layout.Receiving }
                    .Select(names => $"({string.Join(',', names.Select(name => $"\"{name}\""))})")));
            case AtOperation.Set when command.Values.Count is >= 1 and <= 3:
                IReadOnlyList<string>[] allowed = [layout.Reading, layout.Writing, layout.Receiving];
                var memories = module.Settings.Memories.ToArray();
                for (var i = 0; i < command.Values.Count; i++)
                {
                    if (command.Text(i) is not { } name || !allowed[i].Contains(name))
                        return new Reply.Cms(302);
                    memories[i] = name;
                }

                module.Settings.SetMemories(memories);
                return new Reply.Done("+CPMS: " + string.Join(',', Views(module).Select(view => $"{view.Used},{view.Capacity}")));
            default:
                return Reply.Error;
        }
    }

    public static Reply Read(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return Reply.Ok;
        if (command.Operation is not AtOperation.Set || command.Number(0) is not { } index)
            return Reply.Error;
        if (module.Reading.Locate(index) is not { } place)
            return new Reply.Cms(321);
        if (place.Storage.Find(place.Slot) is not { } message)
            return module.Profile.EmptySlot is { } code ? new Reply.Cms(code) : Reply.Ok;
        if (command.Number(1) is not 1)
            MarkRead(place.Storage, place.Slot, message);
        return new Reply.Done(module.Settings["+CMGF"] == 0
            ? $"+CMGR: {message.Status},{module.Profile.EmptyAlpha},{message.Length}\r\n{Convert.ToHexString(message.Octets)}"
            : $"+CMGR: {TextMode.Stored(module, message)}");
    }

    public static Reply List(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return new Reply.Done(module.Settings["+CMGF"] == 0
                ? "+CMGL: (0-4)"
                : "+CMGL: (\"REC UNREAD\",\"REC READ\",\"STO UNSENT\",\"STO SENT\",\"ALL\")");
        var isText = module.Settings["+CMGF"] == 1;
        var wanted = command.Operation is AtOperation.Execute ? 0
            : isText ? TextMode.Status(command.Text(0)) : command.Number(0) is >= 0 and <= 4 and var number ? number : null;
        if (command.Operation is AtOperation.Read || wanted is not { } status)
            return Reply.Error;
        var text = new StringBuilder();
        foreach (var (index, storage, slot, message) in module.Reading.Messages
            .Where(entry => status == 4 || entry.Message.Status == status).ToList())
        {
            text.Append(text.Length > 0 ? "\r\n" : "").Append(isText
                ? $"+CMGL: {index},{TextMode.Stored(module, message)}"
                : $"+CMGL: {index},{message.Status},{module.Profile.EmptyAlpha},{message.Length}\r\n{Convert.ToHexString(message.Octets)}");
            if (command.Number(1) is not 1)
                MarkRead(storage, slot, message);
        }

        return text.Length == 0 ? Reply.Ok : new Reply.Done(text.ToString());
    }

    public static Reply Delete(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return new Reply.Done($"+CMGD: ({string.Join(',', module.Reading.Messages.Select(entry => entry.Index))}),(0-4)");
        if (command.Operation is not AtOperation.Set)
            return Reply.Error;
        var flag = command.Values.Count < 2 ? 0 : command.Number(1);
        if (flag is 0)
        {
            if (command.Number(0) is not { } index)
                return Reply.Error;
            if (module.Reading.Locate(index) is not { } place)
                return new Reply.Cms(321);
            module.Delete(place.Storage, place.Slot);
            return Reply.Ok;
        }

        // 1 read; 2 and sent; 3 and unsent; 4 all (27.005 3.5.4).
        bool? Goes(int status) => flag switch
        {
            1 => status == 1,
            2 => status is 1 or 3,
            3 => status is 1 or 2 or 3,
            4 => true,
            _ => null,
        };
        return Goes(0) is null ? Reply.Error : DeleteWhere(module, status => Goes(status)!.Value);
    }

    /// <summary>SIM800 only: 1 read, 2 unread, 3 sent, 4 unsent, 5 received, 6 all.</summary>
    public static Reply DeleteAll(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return new Reply.Done("+CMGDA: (1-6)");
        string[] words = ["DEL READ", "DEL UNREAD", "DEL SENT", "DEL UNSENT", "DEL INBOX", "DEL ALL"];
        var what = module.Settings["+CMGF"] == 0 ? command.Number(0) ?? 0 : Array.IndexOf(words, command.Text(0)) + 1;
        return command.Operation is not AtOperation.Set || what is < 1 or > 6 ? Reply.Error : DeleteWhere(module, status => what switch
        {
            1 => status == 1,
            2 => status == 0,
            3 => status == 3,
            4 => status == 2,
            5 => status is 0 or 1,
            _ => true,
        });
    }

    private static Reply DeleteWhere(VirtualModule module, Predicate<int> goes)
    {
        foreach (var (_, storage, slot, message) in module.Reading.Messages.ToList())
        {
            if (goes(message.Status))
                module.Delete(storage, slot);
        }

        return Reply.Ok;
    }

    private static void MarkRead(MessageStorage storage, int slot, StoredMessage message)
    {
        if (message.Status == 0)
            storage.Replace(slot, message with { Status = 1 });
    }

    private static MemoryView[] Views(VirtualModule module) => [module.Reading, module.Writing, module.Receiving];
}
