using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.GraphQL.Binding;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>What a resolver was given, as JSON.stringify writes it: what was left out is left out.</summary>
internal static class EchoJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Object(params ReadOnlySpan<(string Name, object? Value)> fields) => Node(fields).ToJsonString(Relaxed);

    private static JsonObject Node(ReadOnlySpan<(string Name, object? Value)> fields)
    {
        var node = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (TryValue(value, out var given))
            {
                node[name] = Node(given);
            }
        }

        return node;
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        Kind kind => JsonValue.Create(kind.ToString().ToUpperInvariant()),
        DateOnly day => JsonValue.Create(day.ToString("yyyy-MM-dd")),
        double real => JsonNode.Parse(real.ToString(CultureInfo.InvariantCulture)),
        Search search => Node([
            ("text", search.Text), ("limit", search.Limit), ("kinds", search.Kinds), ("inside", search.Inside), ("near", search.Near), ("since", search.Since), ("exact", search.Exact)]),
        Choice pick => Node([("id", pick.Id), ("kind", pick.Kind), ("place", pick.Place)]),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => JsonSerializer.SerializeToNode(value),
    };

    private static bool TryValue(object? value, out object? given)
    {
        given = value;
        return value switch
        {
            Optional<int?> each => Given(each, out given),
            Optional<double?> each => Given(each, out given),
            Optional<string?> each => Given(each, out given),
            Optional<bool?> each => Given(each, out given),
            Optional<Kind?> each => Given(each, out given),
            Optional<DateOnly?> each => Given(each, out given),
            Optional<IReadOnlyList<Kind>?> each => Given(each, out given),
            Optional<List<int?[]>?> each => Given(each, out given),
            Optional<List<double>?> each => Given(each, out given),
            Optional<Search?> each => Given(each, out given),
            Optional<Choice?> each => Given(each, out given),
            _ => true,
        };
    }

    private static bool Given<T>(Optional<T> optional, out object? given)
    {
        given = optional.Value;
        return optional.HasValue;
    }
}
