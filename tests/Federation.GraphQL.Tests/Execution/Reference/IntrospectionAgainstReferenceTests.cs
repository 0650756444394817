using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Tests.Peers;

namespace Federation.GraphQL.Tests.Execution.Reference;

public sealed class IntrospectionAgainstReferenceTests
{
    /// <summary>The wording of what is built in is each implementation's own, and the reference already has fields of the next edition on its own types.</summary>
    [Fact]
    public async Task The_standard_introspection_query_is_answered_as_the_reference_answers_it()
    {
        var question = new { Query = "introspection", Variables = JsonElement.Parse("{}") };
        var answer = (await ReferencePeer.Ask("execute.mjs", [question]))[0];
        var ours = JsonNode.Parse(await Town.Engine.Ask(answer.GetProperty("text").GetString()!))!;
        Assert.Null(ours["errors"]);
        Assert.Equal(Comparable(JsonNode.Parse(answer.GetProperty("data").GetRawText())!), Comparable(ours["data"]!));
    }

    private static string Comparable(JsonNode data)
    {
        var schema = data["__schema"]!;
        var types = schema["types"]!.AsArray();
        foreach (var type in types.Where(type => type!["name"]!.GetValue<string>().StartsWith("__", StringComparison.Ordinal)).ToArray())
        {
            types.Remove(type);
        }

        foreach (var type in types.Where(type => (string?)type!["name"] is "Int" or "Float" or "String" or "Boolean" or "ID"))
        {
            type!["description"] = null;
        }

        var directives = schema["directives"]!.AsArray();
        foreach (var directive in directives.Where(directive => (string?)directive!["name"] is "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf"))
        {
            directive!["description"] = null;
            directive["locations"] = new JsonArray([.. directive["locations"]!.AsArray().Select(at => at!.GetValue<string>()).Where(at => at != "DIRECTIVE_DEFINITION")]);
            foreach (var argument in directive["args"]!.AsArray())
            {
                argument!["description"] = null;
            }
        }

        return data.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }
}
