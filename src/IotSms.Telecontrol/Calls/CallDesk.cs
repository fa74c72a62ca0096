using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Calls;

/// <summary>A call that is not answered is a trigger that costs nothing: it is told, and may carry out a command.</summary>
/// <param name="options">What follows from whose call.</param>
/// <param name="find">The user with a number.</param>
/// <param name="numberOf">A number as the users' are written, whatever the network shows.</param>
/// <param name="obey">Carries out a command.</param>
/// <param name="clock">The clocks.</param>
/// <param name="news">Hears of each call.</param>
internal sealed class CallDesk(
    CallOptions options, Func<string, User?> find, Func<string, string> numberOf,
    Func<Approach, CancellationToken, ValueTask<CommandOutcome>> obey, GatewayClock clock, NewsFeed news)
{
    /// <summary>Takes a call.</summary>
    public async Task TakeAsync(string modem, string? caller, CancellationToken cancellationToken)
    {
        var from = caller is null ? null : numberOf(caller);
        var user = from is null ? null : find(from);
        if (user is null && !options.PublishesStrangers && (from is null || !options.Numbers.Contains(from)))
            return;
        var call = new CallReceived(modem, from, user?.Name, clock.Now.Wall);
        if (user is not null && options.Actions.TryGetValue(user.Name, out var command))
        {
            var approach = new Approach($"call-{Ulid.NewUlid(call.At)}", Via.Call, from, user.Name, command);
            var outcome = await ObeyAsync(approach, cancellationToken).ConfigureAwait(false);
            news.Tell(call with { Command = command, Outcome = outcome.Code, Answer = outcome.Answer });
            outcome.Afterwards?.Invoke();
            return;
        }
        news.Tell(call);
    }

    /// <summary>A disk that does not take the command, so that nothing was done, ends nobody.</summary>
    private async ValueTask<CommandOutcome> ObeyAsync(Approach approach, CancellationToken cancellationToken)
    {
        try
        {
            return await obey(approach, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException failed)
        {
            return new CommandOutcome("store-failed", failed.Message);
        }
    }
}
