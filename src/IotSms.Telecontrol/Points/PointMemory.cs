using IotSms.Gateway;

namespace IotSms.Telecontrol.Points;

/// <summary>What outputs are to be after a restart, on disk.</summary>
internal sealed class PointMemory(RecordBook records)
{
    /// <summary>The kind of its records, by the outputs' names.</summary>
    public static readonly RecordKind<KeptOutput> Kind = new("points", PointJson.Default.KeptOutput);

    /// <summary>All that is kept.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ReadAsync(CancellationToken cancellationToken) =>
        (await records.ReadAsync(reader => reader.All(Kind), cancellationToken).ConfigureAwait(false))
            .ToDictionary(kept => kept.Key, kept => kept.Record.IsOn);

    /// <summary>Keeps one; those that are called one after the other are written in that order.</summary>
    public Task KeepAsync(string output, bool isOn) => records.WriteAsync(
        transaction =>
        {
            transaction.Put(Kind, output, new KeptOutput(isOn));
            return isOn;
        },
        CancellationToken.None);
}
