using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Federation.Domain.Grains;

namespace Federation.Node.Exchange.Feeds;

/// <summary>
/// Reads a fact from outside. The spelling is the domain's; what the domain forgives its own feeds (a field left out is its type's default, an
/// unknown one is passed over) is refused here: a default list or a missing letter would only break later, far from its cause.
/// </summary>
internal static class StrictFacts
{
    private static readonly ConcurrentDictionary<string, Type> TypesByKind = new(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Options = new(DomainJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        TypeInfoResolver = DomainJson.Options.TypeInfoResolver!.WithAddedModifier(Require),
    };

    /// <exception cref="JsonException">The content is not of this kind's shape.</exception>
    public static Fact Read(string kind, JsonElement data)
    {
        var type = TypesByKind.GetOrAdd(kind, static (name, json) => DomainJson.Facts.Read(name, System.Text.Encoding.UTF8.GetBytes(json.GetRawText())).GetType(), data);
        return (Fact)(data.Deserialize(Options.GetTypeInfo(type)) ?? throw new JsonException("null"));
    }

    /// <summary>A nullable field is left out when it is null, so it may be missing; one that holds a list, a record or a value may not.</summary>
    private static void Require(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
        {
            var type = property.PropertyType;
            var nullable = type.IsValueType ? Nullable.GetUnderlyingType(type) is not null : property.IsGetNullable;
            if (!nullable && property.AssociatedParameter is { HasDefaultValue: false })
            {
                property.IsRequired = true;
            }
        }
    }
}
