using System.CommandLine;

namespace IotSms.Agent.Commands;

/// <summary><c>messages</c>: list, show, cancel, delete, settle.</summary>
internal static class MessagesCommand
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("messages", "Look at messages, or take one back.")
    {
        MessagesListCommand.Create(),
        new MessageCommand("show", "Show one message.", "get"),
        new MessageCommand("cancel", "Take a message back, if no part of it has left.", "cancel"),
        new MessageCommand("delete", "Remove an ended or incoming message from the store.", "delete"),
        MessagesSettleCommand.Create(),
    };
}
