using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public class TheSchema
{
    [Fact]
    public void Lists_exactly_the_keys_that_are_bound() =>
        Assert.Equal(
            BoundKeys(typeof(AgentConfiguration), "").Order(),
            SchemaKeys(ConfigurationSchema.Root, "").Where(key => key != "$schema").Order());

    [Fact]
    public void Tells_the_true_defaults()
    {
        var defaults = new JsonObject();
        var schema = JsonNode.Parse(ConfigurationSchema.Text)!["properties"]!.AsObject();
        foreach (var section in (string[])["Agent", "Mqtt", "Outbox", "Inbox", "Access"])
        {
            defaults[section] = new JsonObject(schema[section]!["properties"]!.AsObject()
                .Where(key => key.Value!["default"] is not null)
                .Select(key => KeyValuePair.Create(key.Key, key.Value!["default"]!.DeepClone()))!);
        }

        var bound = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(defaults))).Build().Get<AgentConfiguration>()!;

        var expected = new AgentConfiguration();
        Assert.Equal(
            (expected.Agent, expected.Mqtt, expected.Outbox, expected.Inbox, expected.Access),
            (bound.Agent, bound.Mqtt, bound.Outbox, bound.Inbox, bound.Access));
    }

    [Fact]
    public void Has_a_default_for_every_key_of_a_section()
    {
        var schema = JsonNode.Parse(ConfigurationSchema.Text)!["properties"]!.AsObject();

        foreach (var section in (string[])["Agent", "Mqtt", "Outbox", "Inbox", "Access"])
        {
            Assert.All(schema[section]!["properties"]!.AsObject(),
                key => Assert.True(key.Value!.AsObject().ContainsKey("default"), $"{section}:{key.Key}"));
        }
    }

    [Fact]
    public void Describes_every_key() => Assert.All(Nodes(ConfigurationSchema.Root), node => Assert.NotEmpty(node.Description));

    [Fact]
    public void Lies_beside_the_program() =>
        Assert.Equal(ConfigurationSchema.Text, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "iotsms.schema.json")));

    private static IEnumerable<string> BoundKeys(Type type, string path) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite && property.Name != "EqualityContract")
        .SelectMany(property => IsSection(property.PropertyType) ? BoundKeys(property.PropertyType, $"{path}{property.Name}:")
            : property.PropertyType.GenericTypeArguments is [var element] && IsSection(element)
                ? BoundKeys(element, $"{path}{property.Name}:*:")
            : [path + property.Name]);

    private static bool IsSection(Type type) => type.Namespace == typeof(AgentSection).Namespace && type.IsClass;

    private static IEnumerable<string> SchemaKeys(SchemaNode node, string path) =>
        node.Properties.SelectMany(property => property.Value switch
        {
            { Properties.Count: > 0 } section => SchemaKeys(section, $"{path}{property.Key}:"),
            { Items: { Properties.Count: > 0 } items } => SchemaKeys(items, $"{path}{property.Key}:*:"),
            _ => [path + property.Key],
        });

    private static IEnumerable<SchemaNode> Nodes(SchemaNode node) =>
        node.Properties.Values.Concat(node.Items?.Properties.Values ?? []).SelectMany(child => Nodes(child).Prepend(child));
}
