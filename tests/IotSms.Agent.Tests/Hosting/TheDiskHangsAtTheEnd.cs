using IotSms.Agent.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Agent.Tests.Hosting;

public sealed class TheDiskHangsAtTheEnd : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly LineLog _log = new();
    private readonly TaskCompletionSource _disk = new();

    [Fact]
    public async Task The_program_ends_without_it_and_says_so()
    {
        var closing = Closing.OfAsync(new Store(_disk.Task), _time, _log);

        _time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(closing.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await closing;

        Assert.StartsWith("Stopped without the store", await _log.NextAsync("Stopped"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_answers_late_is_waited_for()
    {
        var closing = Closing.OfAsync(new Store(_disk.Task), _time, _log);
        _time.Advance(TimeSpan.FromSeconds(14));

        _disk.SetResult();
        await closing;

        Assert.Equal("Stopped; everything is on disk.", await _log.NextAsync("Stopped"));
    }

    public void Dispose() => _log.Dispose();

    private sealed class Store(Task closed) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(closed);
    }
}
