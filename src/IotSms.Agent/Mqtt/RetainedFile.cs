using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MQTTnet;
using MQTTnet.Protocol;

namespace IotSms.Agent.Mqtt;

/// <summary>
/// The embedded broker's retained messages on disk. The whole list each time, to a new file that replaces the old one
/// only once it is on the disk: a power cut leaves one or the other.
/// </summary>
internal sealed class RetainedFile(string path)
{
    /// <summary>What was retained; empty when there is no file, or it can't be read.</summary>
    public async Task<List<MqttApplicationMessage>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            await using var file = File.OpenRead(path);
            var list = await JsonNode.ParseAsync(file, cancellationToken: cancellationToken);
            return [.. list!.AsArray().Select(entry => new MqttApplicationMessageBuilder()
                .WithTopic(entry!["topic"]!.GetValue<string>())
                .WithPayload(entry["payload"]!.GetValue<string>() is var payload ? Convert.FromBase64String(payload) : [])
                .WithQualityOfServiceLevel((MqttQualityOfServiceLevel)entry["qos"]!.GetValue<int>())
                .WithRetainFlag()
                .Build())];
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or FormatException or NullReferenceException)
        {
            return [];
        }
    }

    /// <summary>Replaces the file; MQTTnet calls it for one change after the other.</summary>
    public async Task WriteAsync(IEnumerable<MqttApplicationMessage> messages, CancellationToken cancellationToken)
    {
        var list = new JsonArray([.. messages.Select(message => new JsonObject
        {
            ["topic"] = message.Topic,
            ["payload"] = Convert.ToBase64String(message.Payload.ToArray()),
            ["qos"] = (int)message.QualityOfServiceLevel,
        })]);
        string temporary = path + ".new";
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            await using var writer = new Utf8JsonWriter(file);
            list.WriteTo(writer);
            await writer.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
