using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>The message storages. Reading and deleting work on one storage at a time (mem1), so that they take turns.</content>
public sealed partial class CellularModem
{
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
                if (!await SelectAsync(storage, cancellationToken).ConfigureAwait(false)) continue;
                var reply = await DemandAsync(AtCommands.List, cancellationToken).ConfigureAwait(false);
                messages.AddRange(StoredMessages.ParseList(reply.Lines, storage));
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
            if (!await SelectAsync(slot.Storage, cancellationToken).ConfigureAwait(false)) return null;
            var reply = await AskAsync(AtCommands.Read(slot.Index), cancellationToken).ConfigureAwait(false);
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
            if (!await SelectAsync(slot.Storage, cancellationToken).ConfigureAwait(false)) return;
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

    private ModemException Refused(AtError error, string command) => new(ModemFault.Refused, $"{Name} answers {command} by {error}", error);

    private async Task<bool> SelectAsync(string storage, CancellationToken cancellationToken)
    {
        if (_readingStorage == storage) return true;
        var reply = await AskAsync(AtCommands.SelectForReading(storage), cancellationToken).ConfigureAwait(false);
        if (reply.IsOk) _readingStorage = storage;
        return reply.IsOk;
    }

    // A message told of in a storage nobody chose is looked for there from now on.
    private ModemNews.Stored Remember(StorageSlot slot)
    {
        lock (_receivingStorages) _receivingStorages.Add(slot.Storage);
        return new ModemNews.Stored(slot);
    }
}
