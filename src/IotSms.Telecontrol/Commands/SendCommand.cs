using System.Security.Cryptography;
using System.Text;
using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>send NUMBER TEXT</c>: a message from the site. Its id is the command's, so it goes out once.</summary>
internal sealed class SendCommand(Messaging messaging) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "send";

    /// <inheritdoc/>
    public string Usage => "send NUMBER TEXT";

    /// <inheritdoc/>
    public Role Role => Role.Operate;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        if (arguments.Rest.IsEmpty)
            return CommandReading.Wrong(this, phrases, phrases.Say("command.missing", ("name", arguments.IsEmpty ? "NUMBER" : "TEXT")));
        var request = new SendRequest { To = [arguments.First], Text = arguments.Rest.Text, Source = "site" };
        return messaging.Look(request) is { } refusal
            ? CommandReading.Wrong(this, phrases, refusal.Detail)
            : new CommandReading.Understood((caller, cancellationToken) => SendAsync(request, caller, cancellationToken))
                { IsRepeatable = true };
    }

    private async ValueTask<string> SendAsync(SendRequest request, Caller caller, CancellationToken cancellationToken) =>
        await messaging.SendAsync(request with { Id = IdOf(caller) }, cancellationToken).ConfigureAwait(false) switch
        {
            SendResult.Accepted { Messages: [var message, ..] } =>
                caller.Phrases.Say("send.accepted", ("to", message.To), ("parts", message.Parts)),
            SendResult.Refused { Refusal: var refusal } => caller.Phrases.Say("command.failed", ("reason", refusal.Detail)),
            _ => throw new InvalidOperationException("A send result of a kind unknown here."),
        };

    /// <summary>An id of the command's own, of a length that every id of an asker leaves.</summary>
    private static string IdOf(Caller caller) => $"send-{Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{caller.Approach.Via}/{caller.User.Name}/{caller.Approach.Id}")))[..32]}";
}
