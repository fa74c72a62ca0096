using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>
/// Files of a site that has messages in every state, damaged at random places: the site opens by itself, every message is there as it was
/// or within the count of those owned up to, nothing altered is kept, and nothing leaves a second time unmarked.
/// </summary>
public sealed class TheDatabaseIsDamaged(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Places = 100;
    private readonly string _template = Directory.CreateTempSubdirectory("iotsms-whole").FullName;
    private readonly Dictionary<string, string> _outgoing = [], _incoming = [];
    private readonly HashSet<string> _onAir = [];

    public async ValueTask InitializeAsync()
    {
        await using var site = await Site.OpenAsync(Generous);
        await PopulateAsync(site);
        // In the middle of its life: a part of it is in the data file, the rest in the log.
        foreach (var file in Directory.EnumerateFiles(site.Directory, "*.db"))
            File.Copy(file, Path.Combine(_template, Path.GetFileName(file)));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_template, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task At_a_hundred_random_places_nothing_is_lost_silently_altered_or_sent_twice_unmarked()
    {
        var results = new (Storage.SalvageReport? Salvage, int Missing)[Places];
        await Parallel.ForAsync(
            0, Places, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (seed, _) => results[seed] = await CheckAsync(seed));
        var salvages = results.Select(result => result.Salvage).OfType<Storage.SalvageReport>().ToList();
        output.WriteLine(
            $"{salvages.Count} salvages, {results.Sum(result => result.Missing)} messages missing, "
            + $"{salvages.Max(salvage => salvage.AtMost)} owned up to at the most");
        Assert.True(salvages.Count > Places / 4);
    }

    private async Task<(Storage.SalvageReport? Salvage, int Missing)> CheckAsync(int seed)
    {
        var directory = Directory.CreateTempSubdirectory("iotsms-damaged").FullName;
        var what = Damage(directory, new Random(seed));
        try
        {
            var (salvage, missing) = await CheckAsync(directory);
            output.WriteLine($"seed {seed}: {what}: {missing} missing, {salvage?.AtMost ?? 0} owned up to");
            return (salvage, missing);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"seed {seed}: {what}", e);
        }
    }

    private static GatewayOptions Generous(GatewayOptions options) =>
        options with { PerHour = 0, PerDay = 0, PerRecipientPerHour = 0 };

    private async Task PopulateAsync(Site site)
    {
        var modem = site.Modem;
        site.Listen("test", acknowledge: true);
        site.Run();
        for (var i = 0; i < 60; i++)
        {
            var held = i % 10 == 9;
            if (held)
                modem.Answer(new SubmitOutcome.Unknown(FakeModem.ItWentOut, null));
            var id = $"m{i}";
            _outgoing[id] = $"message {i} {new string((char)('a' + i % 26), i * 7 % 300)}";
            await site.SendAsync(id, to: $"+47900123{i:00}", text: _outgoing[id],
                with: request => request with { OnUnknown = held ? UnknownPolicy.Hold : UnknownPolicy.Resend });
            await site.UntilAsync(() => site.StatesOf(id).Contains(held ? OutgoingState.Sending : OutgoingState.Sent));
            modem.Store(i + 1, Pdus.Deliver("+4790055555", $"incoming {i}", i % 60));
            await site.UntilReceivedAsync(i + 1);
        }
        foreach (var received in site.Received)
            _incoming[received.Id] = received.Text!;
        modem.Tell(new ModemNews.MessageRouted("00FFZZ"));
        await site.UntilAsync(() => site.Messaging.Counters.DeadLetters == 1);
        modem.Become(ModemState.Searching);
        for (var i = 60; i < 90; i++)
        {
            _outgoing[$"m{i}"] = $"waiting {i}";
            await site.SendAsync($"m{i}", to: $"+47900123{i:00}", text: _outgoing[$"m{i}"]);
        }
        _onAir.UnionWith(modem.Network.Select(RecipientOf));
    }

    private string Damage(string directory, Random random)
    {
        foreach (var file in Directory.GetFiles(_template))
            File.Copy(file, Path.Combine(directory, Path.GetFileName(file)));
        string[] files = random.Next(4) switch
        {
            0 => ["messages.db", "messages-log.db"],
            1 => ["messages.db"],
            2 => ["messages-log.db"],
            _ => [Directory.GetFiles(_template).Select(file => Path.GetFileName(file)).Order().ElementAt(random.Next(3))!],
        };
        return string.Join(", ", files.Select(file => $"{file} {DamageFile(Path.Combine(directory, file), random)}"));
    }

    private static string DamageFile(string path, Random random)
    {
        var bytes = File.ReadAllBytes(path);
        var at = random.Next(bytes.Length);
        switch (random.Next(6))
        {
            case 0:
                File.WriteAllBytes(path, bytes[..at]);
                return $"cut at {at}";
            case 1:
                return Zero(at / 512 * 512, 512);
            case 2:
                return Zero(at / 8192 * 8192, 8192);
            case 3:
                return Zero(0, 8192);
            case 4:
                for (var i = 0; i < 20; i++)
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, bytes);
                return "20 bits flipped";
            default:
                bytes[at] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, bytes);
                return $"a bit flipped at {at}";
        }

        string Zero(int from, int length)
        {
            bytes.AsSpan(from, Math.Min(length, bytes.Length - from)).Clear();
            File.WriteAllBytes(path, bytes);
            return $"{length} bytes zeroed at {from}";
        }
    }

    private async Task<(Storage.SalvageReport? Salvage, int Missing)> CheckAsync(string directory)
    {
        var modem = new FakeModem();
        await using var site = await Site.OpenAsync(Generous, directory, Site.Start.AddHours(1), modem);
        var salvage = site.Messaging.Opening.Salvage;
        if (salvage is not null)
            Assert.Matches(@"messages\.damaged-\d{8}T\d{6}Z(-\d+)?\.db$", salvage.DamagedFile);
        var missing = 0;
        foreach (var (id, text) in _outgoing)
        {
            var found = await site.Messaging.GetAsync(id, CancellationToken.None);
            Assert.True(found is null || found.Text == text, $"{id} is altered");
            missing += found is null ? 1 : 0;
        }
        foreach (var (id, text) in _incoming)
        {
            var found = await site.Messaging.GetReceivedAsync(id, CancellationToken.None);
            Assert.True(found is null || found.Text == text, $"{id} is altered");
            missing += found is null ? 1 : 0;
        }
        Assert.InRange(missing, 0, salvage?.AtMost ?? 0);

        // Whatever waits goes out now; what went out before is marked, or is held.
        site.Listen("test", acknowledge: true);
        site.Run();
        await site.PassUntilAsync(() => site.Messaging.Counters.Queued == 0, TimeSpan.FromHours(1), "everything to go");
        await site.UntilAsync(() => site.Messaging.Counters.Queued == 0);
        foreach (var recipient in modem.Network.Select(RecipientOf).Where(_onAir.Contains))
        {
            OutgoingMessage? Again() =>
                site.Told.OfType<GatewayEvent.MessageChanged>().LastOrDefault(told => told.Message.To == recipient)?.Message;
            await site.UntilAsync(() => Again() is { State: OutgoingState.Sent });
            Assert.True(Again()!.PossibleDuplicate, $"{Again()!.Id} left again unmarked");
        }
        return (salvage, missing);
    }

    private static string RecipientOf(string pdu) => Pdus.Submitted(pdu).Destination.ToString();
}
