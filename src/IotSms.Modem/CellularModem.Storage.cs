using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>The message storages. Reading and deleting work on one storage at a time (mem1), so that they take turns.</content>
public sealed partial class CellularModem
{
    private const int MostReadings = 6;
    private readonly HashSet<string> _receivingStorages = new(StringComparer.Ordinal);
    private string? _readingStorage;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredPdu>> ListAsync(CancellationToken cancellationToken)
    {
        DemandConfigured();
        await _storageTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            string[] storages;
            lock (_receivingStorages) storages = [.. _receivingStorages];
            List<StoredPdu> messages = [];
            foreach (var storage in storages)
            {
                // A storage the module does not know was told of by mistake.
                if (await SelectAsync(storage, cancellationToken).ConfigureAwait(false) is not null) continue;
                var reply = await AskWholeAsync(AtCommands.List, cancellationToken).ConfigureAwait(false);
                messages.AddRange(reply.Error is { } error
                    ? throw Refused(error, "AT+CMGL")
                    : StoredMessages.ParseList(reply.Lines, storage));
            }

            return messages;
        }
        finally
        {
            _storageTurn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StoredPdu?> ReadAsync(StorageSlot slot, CancellationToken cancellationToken)
    {
        DemandConfigured();
        await _storageTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Told of in a storage that can't be read (EC25 names SM for a report in SR): the next sweep finds it where it is.
            if (await SelectAsync(slot.Storage, cancellationToken).ConfigureAwait(false) is not null) return null;
            var reply = await AskWholeAsync(AtCommands.Read(slot.Index), cancellationToken).ConfigureAwait(false);
            return IsEmptySlot(reply.Error) ? StoredMessages.ParseRead(reply.Lines, slot) : throw Refused(reply.Error!, "AT+CMGR");
        }
        finally
        {
            _storageTurn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(StorageSlot slot, CancellationToken cancellationToken)
    {
        DemandConfigured();
        await _storageTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await SelectAsync(slot.Storage, cancellationToken).ConfigureAwait(false) is { } refusal) throw Refused(refusal, "AT+CPMS");
            var reply = await AskAsync(AtCommands.Delete(slot.Index), cancellationToken).ConfigureAwait(false);
            if (!IsEmptySlot(reply.Error)) throw Refused(reply.Error!, "AT+CMGD");
        }
        finally
        {
            _storageTurn.Release();
        }
    }

    // 321 (invalid memory index) is how some firmwares say "empty"; others say OK and nothing more.
    private static bool IsEmptySlot(AtError? error) => error is null or { Kind: AtErrorKind.Cms, Code: 321 };

    private ModemException Refused(AtError error, string command)
    {
        if (CmsErrors.TellOfSim(error)) Raise(Signal.Sim);
        return new(ModemFault.Refused, $"{Name} answers {command} by {error}", error);
    }

    // What a bad line did to a PDU must not be taken for the message: it would be kept as such, and the slot emptied. It is read
    // until it is whole, or twice the same: then that is what the module has.
    private async Task<AtReply> AskWholeAsync(AtCommand command, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(command, cancellationToken).ConfigureAwait(false);
        var isSure = StoredMessages.AreWhole(reply.Lines);
        for (var readings = 1; !isSure && readings < MostReadings; readings++)
        {
            var again = await AskAsync(command, cancellationToken).ConfigureAwait(false);
            isSure = StoredMessages.AreWhole(again.Lines) || again.Lines.SequenceEqual(reply.Lines);
            reply = again;
        }

        if (isSure && StoredMessages.ArePdus(reply.Lines)) return reply;
        Raise(Signal.Unset);
        throw new ModemException(ModemFault.BadAnswer, $"{Name} answers {command} by something that is no PDU");
    }

    // The error, if it refuses.
    private async Task<AtError?> SelectAsync(string storage, CancellationToken cancellationToken)
    {
        if (_readingStorage == storage) return null;
        var reply = await AskAsync(AtCommands.SelectForReading(storage), cancellationToken).ConfigureAwait(false);
        if (reply.IsOk) _readingStorage = storage;
        return reply.Error;
    }

    // A message told of in a storage nobody chose is looked for there from now on.
    private ModemNews.Stored Remember(StorageSlot slot)
    {
        lock (_receivingStorages) _receivingStorages.Add(slot.Storage);
        return new ModemNews.Stored(slot);
    }
}
