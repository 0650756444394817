using System.Buffers;
using System.Text;
using System.Text.Json;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Execution;

/// <summary>Asks an engine as a transport does.</summary>
internal static class Asking
{
    public const string Access = "directive @access(to: [String!]!) on OBJECT | INTERFACE | FIELD_DEFINITION\n";

    public static GraphQLEngine Engine(string sdl, Bindings bindings, EngineOptions? options = null) =>
        new(SchemaBuilder.Build(Access + sdl), bindings, options ?? new EngineOptions());

    public static Prepared Prepare(this GraphQLEngine engine, string query, string? variables = null, GraphQLCaller? caller = null, string? operation = null)
    {
        var request = new GraphQLRequest
        {
            Query = Encoding.UTF8.GetBytes(query),
            OperationName = operation,
            Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
        };
        return engine.Prepare(request, caller ?? new TestCaller());
    }

    public static async Task<string> Ask(
        this GraphQLEngine engine, string query, string? variables = null, GraphQLCaller? caller = null, string? operation = null, CancellationToken cancel = default)
    {
        caller ??= new TestCaller();
        var to = new ArrayBufferWriter<byte>();
        await engine.Execute(engine.Prepare(query, variables, caller, operation), caller, to, cancel);
        var text = Encoding.UTF8.GetString(to.WrittenSpan);
        using var _ = JsonDocument.Parse(text);
        return text;
    }

    /// <summary>The response's data alone, which has no errors beside it.</summary>
    public static async Task<string> Data(this GraphQLEngine engine, string query, string? variables = null, GraphQLCaller? caller = null)
    {
        var text = await engine.Ask(query, variables, caller);
        using var response = JsonDocument.Parse(text);
        Assert.False(response.RootElement.TryGetProperty("errors", out _), text);
        return response.RootElement.GetProperty("data").GetRawText();
    }

    /// <summary>One line per error: code, path and locations; the last line is the data.</summary>
    public static async Task<string> Errors(this GraphQLEngine engine, string query, string? variables = null, GraphQLCaller? caller = null)
    {
        using var response = JsonDocument.Parse(await engine.Ask(query, variables, caller));
        var lines = response.RootElement.GetProperty("errors").EnumerateArray().Select(Line).ToList();
        lines.Add(response.RootElement.TryGetProperty("data", out var data) ? data.GetRawText() : "no data");
        return string.Join('\n', lines);
    }

    private static string Line(JsonElement error)
    {
        var code = error.GetProperty("extensions").GetProperty("code").GetString();
        var path = error.TryGetProperty("path", out var steps) ? string.Join('.', steps.EnumerateArray()) : "-";
        var locations = error.TryGetProperty("locations", out var at)
            ? string.Join(' ', at.EnumerateArray().Select(each => $"{each.GetProperty("line")}:{each.GetProperty("column")}"))
            : "-";
        return $"{code} {path} {locations}";
    }
}

internal sealed class TestCaller(params string[] policies) : GraphQLCaller(NoServices.Instance)
{
    public List<string> Asked { get; } = [];

    public override bool Holds(string policy)
    {
        Asked.Add(policy);
        return policies.Contains(policy);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
