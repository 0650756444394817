using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Federation.Node.Tests.Exchange;

/// <summary>The few words of JSON Schema that the exchange schemas use; any other one fails the test, so that none is passed over.</summary>
internal sealed class SmallSchema(JsonObject root)
{
    private static readonly HashSet<string> Silent = ["$schema", "$id", "$defs", "title", "description", "format"];

    public static SmallSchema Read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Federation.sln")))
        {
            folder = folder.Parent;
        }

        return new SmallSchema(JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "schemas", "exchange", name)))!.AsObject());
    }

    public IReadOnlyList<string> Enum(string definition, string property) =>
        [.. root["$defs"]![definition]!["properties"]![property]!["enum"]!.AsArray().Select(code => code!.GetValue<string>())];

    public IReadOnlyList<string> EnumOfItems(string definition, string property) =>
        [.. root["$defs"]![definition]!["properties"]![property]!["items"]!["enum"]!.AsArray().Select(code => code!.GetValue<string>())];

    public List<string> Check(JsonNode? value)
    {
        var wrong = new List<string>();
        Check(value, root, "", wrong);
        return wrong;
    }

    private void Check(JsonNode? value, JsonObject schema, string path, List<string> wrong)
    {
        foreach (var (word, rule) in schema)
        {
            var good = word switch
            {
                "type" => value?.GetValueKind().ToString().ToLowerInvariant() is { } kind && (kind is "true" or "false" ? "boolean" : kind == "number" && rule!.GetValue<string>() == "integer" ? "integer" : kind) == rule!.GetValue<string>(),
                "enum" => rule!.AsArray().Any(choice => JsonNode.DeepEquals(choice, value)),
                "pattern" => Regex.IsMatch(value!.GetValue<string>(), rule!.GetValue<string>(), RegexOptions.ECMAScript) || Regex.IsMatch(value.GetValue<string>(), rule.GetValue<string>()),
                "minLength" => value!.GetValue<string>().Length >= rule!.GetValue<int>(),
                "maxLength" => value!.GetValue<string>().Length <= rule!.GetValue<int>(),
                "minimum" => value!.GetValue<decimal>() >= rule!.GetValue<int>(),
                "maximum" => value!.GetValue<decimal>() <= rule!.GetValue<int>(),
                "exclusiveMinimum" => value!.GetValue<decimal>() > rule!.GetValue<int>(),
                "minItems" => value!.AsArray().Count >= rule!.GetValue<int>(),
                "maxItems" => value!.AsArray().Count <= rule!.GetValue<int>(),
                "uniqueItems" => value!.AsArray().DistinctBy(item => item!.ToJsonString()).Count() == value.AsArray().Count,
                "required" or "additionalProperties" or "properties" or "items" or "$ref" => true,
                _ => Silent.Contains(word) ? true : throw new NotSupportedException(word),
            };
            if (!good)
            {
                wrong.Add($"{path}: {word}");
                return;
            }
        }

        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            Check(value, root["$defs"]![reference["#/$defs/".Length..]]!.AsObject(), path, wrong);
        }

        if (schema["items"] is JsonObject items)
        {
            for (var i = 0; i < value!.AsArray().Count; i++)
            {
                Check(value[i], items, $"{path}/{i}", wrong);
            }
        }

        if (schema["properties"] is JsonObject properties)
        {
            wrong.AddRange(schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).Where(name => !value!.AsObject().ContainsKey(name)).Select(name => $"{path}: {name} missing"));
            foreach (var (name, inner) in value!.AsObject())
            {
                if (properties[name] is JsonObject known)
                {
                    Check(inner, known, $"{path}/{name}", wrong);
                }
                else
                {
                    wrong.Add($"{path}: {name} unknown");
                }
            }
        }
    }
}
