using System.Text.Json;
using IotSms.Gateway;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Configuration;

/// <summary>The published JSON schema: the one list of known keys, with their types and ranges.</summary>
internal static class ConfigurationSchema
{
    private static readonly Lazy<SchemaNode> Loaded = new(() =>
    {
        using var document = JsonDocument.Parse(Text);
        return SchemaNode.Read(document.RootElement);
    });

    /// <summary>The schema file as it is published.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(ConfigurationSchema).Assembly.GetManifestResourceStream("iotsms.schema.json")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The schema's root.</summary>
    public static SchemaNode Root => Loaded.Value;

    /// <summary>What a key may hold; null when there is no such key.</summary>
    public static SchemaNode? Find(string key) =>
        key.Split(':').Aggregate((SchemaNode?)Root, (node, name) => node is null ? null : Child(node, name));

    /// <summary>Every key outside of lists that holds a single value.</summary>
    public static IEnumerable<string> Keys => Leaves(Root, "");

    /// <summary>Every key that is not known and every value that is not allowed.</summary>
    public static IEnumerable<ConfigurationMistake> Check(IConfiguration configuration) => Check(configuration, Root);

    private static IEnumerable<ConfigurationMistake> Check(IConfiguration configuration, SchemaNode node) =>
        configuration.GetChildren().SelectMany(child => Child(node, child.Key) is { } known
            ? CheckValue(child, known).Concat(Check(child, known))
            : [Unknown(child, node)]);

    private static IEnumerable<string> Leaves(SchemaNode node, string path) => node.Properties.SelectMany(property =>
        property.Value.Properties.Count > 0 ? Leaves(property.Value, $"{path}{property.Key}:") : [path + property.Key]);

    private static SchemaNode? Child(SchemaNode node, string key) => node.Items is { } items
        ? int.TryParse(key, out _) ? items : null
        : node.Properties.GetValueOrDefault(key);

    private static IEnumerable<ConfigurationMistake> CheckValue(IConfigurationSection section, SchemaNode node) =>
        section.Value is { } value && node.Refuse(value) is { } refused
            ? [new(section.Path, value, refused.Problem, refused.Fix)]
            : [];

    private static ConfigurationMistake Unknown(IConfigurationSection section, SchemaNode node)
    {
        string fix = node.Items is not null ? "number the elements from 0"
            : Nearest.To(section.Key, node.Properties.Keys) is { } nearest ? $"did you mean {nearest}?"
            : node.Properties.Count == 0 ? "remove it"
            : $"known here: {string.Join(", ", node.Properties.Keys)}";
        return new(section.Path, null, "unknown key", fix);
    }
}
