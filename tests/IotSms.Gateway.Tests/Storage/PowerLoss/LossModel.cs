namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>Which of the events since the last flush survive a power loss.</summary>
internal delegate IEnumerable<DiskEvent> LossModel(IReadOnlyList<DiskEvent> pending, Random random);

/// <summary>The models, from the kindest to the cruellest disk.</summary>
internal static class LossModels
{
    /// <summary>Nothing that was not flushed.</summary>
    public static IEnumerable<DiskEvent> Drop(IReadOnlyList<DiskEvent> pending, Random random) => [];

    /// <summary>A beginning, in order, of which the last write is torn between two blocks.</summary>
    public static IEnumerable<DiskEvent> Prefix(IReadOnlyList<DiskEvent> pending, Random random)
    {
        var blocks = Blocks(pending).ToList();
        return blocks.Take(random.Next(blocks.Count + 1));
    }

    /// <summary>Any blocks of any of them: a disk that reorders as it likes.</summary>
    public static IEnumerable<DiskEvent> Subset(IReadOnlyList<DiskEvent> pending, Random random)
    {
        var chance = random.Next(1, 10) / 10.0;
        return Blocks(pending).Where(_ => random.NextDouble() < chance).ToList();
    }

    private static IEnumerable<DiskEvent> Blocks(IReadOnlyList<DiskEvent> pending) =>
        pending.SelectMany<DiskEvent, DiskEvent>(e => e is DiskEvent.Write write ? write.Blocks() : [e]);
}
