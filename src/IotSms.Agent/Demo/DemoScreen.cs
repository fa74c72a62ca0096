using System.Globalization;
using System.Text.Json;
using IotSms.Gateway;

namespace IotSms.Agent.Demo;

/// <summary>Messages as they move, for people.</summary>
internal sealed class DemoScreen(TextWriter output, TimeProvider time)
{
    /// <summary>Shows one change.</summary>
    public Task ShowAsync(GatewayEvent change) => output.WriteLineAsync(
        $"{time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {Line(change)}");

    private static string Line(GatewayEvent change) => change switch
    {
        GatewayEvent.MessageChanged { Message: var message } =>
            $"out  {message.To}  {JsonNamingPolicy.CamelCase.ConvertName(message.State.ToString()),-10}  {message.Text}"
            + (message.Error is { } error ? $"  ({error.Detail})" : ""),
        GatewayEvent.MessageReceived { Message: var message } => $"in   {message.From}  {"received",-10}  {message.Text ?? message.Data}",
        _ => change.ToString(),
    };
}
