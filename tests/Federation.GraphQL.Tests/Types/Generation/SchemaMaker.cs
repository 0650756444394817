using Federation.GraphQL.Tests.Language.Generation;

namespace Federation.GraphQL.Tests.Types.Generation;

/// <summary>Writes a planned schema: in any order, here and there with extensions, descriptions and applied directives.</summary>
internal sealed class SchemaMaker
{
    private readonly Random _random;
    private readonly Plan _plan;
    private readonly SiteMaker _sites;
    private readonly List<string> _parts = [];

    private SchemaMaker(Random random)
    {
        _random = random;
        _plan = new Planner(random).Make();
        _sites = new SiteMaker(random, _plan);
    }

    public static string Text(Random random) => new SchemaMaker(random).Write();

    private string Write()
    {
        Roots();
        foreach (var name in _plan.Scalars)
        {
            var url = _random.OneIn(3) ? "@specifiedBy(url: \"https://example.org/\\u00e9\")" : "";
            _parts.Add($"{_sites.Description()}scalar {name} {url} {_sites.At("SCALAR")}");
        }

        foreach (var type in _plan.Enums)
        {
            Type($"enum {type.Name}", "ENUM", [.. type.Values.Select(value => $"{_sites.Description()}{value} {_sites.Deprecated(6)} {_sites.At("ENUM_VALUE")}")]);
        }

        foreach (var input in _plan.Inputs)
        {
            Type($"input {input.Name}", "INPUT_OBJECT", [.. input.Fields.Select(field => Value(field, "INPUT_FIELD_DEFINITION"))], input.OneOf ? "@oneOf" : "");
        }

        Composites("interface", "INTERFACE", _plan.Interfaces);
        Composites("type", "OBJECT", _plan.Objects);
        foreach (var name in _plan.Unions)
        {
            var members = _random.Some(_plan.Objects.Select(type => type.Name));
            _parts.Add($"{_sites.Description()}union {name} {_sites.At("UNION")} = {string.Join(" | ", members.Length == 0 ? [_plan.Objects[0].Name] : members)}");
        }

        foreach (var directive in _plan.Directives)
        {
            _parts.Add($"{_sites.Description()}directive @{directive.Name}{Arguments(directive.Arguments, "")} {(directive.Repeatable ? "repeatable" : "")} on {string.Join(" | ", directive.Locations)}");
        }

        return string.Join(_random.OneIn(2) ? "\n\n" : "\r\n", _parts.OrderBy(_ => _random.Next()));
    }

    private void Roots()
    {
        var roots = _plan.Objects.Select(type => type.Name).OrderBy(_ => _random.Next()).Take(3).ToArray();
        var usual = _random.OneIn(2);
        if (usual)
        {
            _parts.Add($"type Query {{ root: {_random.One([.. _plan.Outputs])} }}");
            return;
        }

        var list = roots.Zip(["query", "mutation", "subscription"], (type, word) => $"{word}: {type}").ToArray();
        var split = _random.Next(1, list.Length + 1);
        _parts.Add($"{_sites.Description()}schema {_sites.At("SCHEMA")} {{ {string.Join(" ", list[..split])} }}");
        if (split < list.Length)
        {
            _parts.Add($"extend schema {{ {string.Join(" ", list[split..])} }}");
        }
    }

    private void Composites(string word, string location, IReadOnlyList<PlannedType> types)
    {
        foreach (var type in types)
        {
            var interfaces = type.Interfaces.Count > 0 ? $"implements {string.Join(" & ", type.Interfaces)}" : "";
            Type($"{word} {type.Name}", location, [.. type.Fields.Select(Field)], interfaces);
        }
    }

    /// <summary>A definition, and sometimes an extension that holds its last members.</summary>
    private void Type(string head, string location, string[] members, string tail = "")
    {
        var split = members.Length > 1 && _random.OneIn(3) ? _random.Next(1, members.Length) : members.Length;
        _parts.Add($"{_sites.Description()}{head} {tail} {_sites.At(location)} {{\n{string.Join('\n', members[..split])}\n}}");
        if (split < members.Length)
        {
            _parts.Add($"extend {head} {{\n{string.Join('\n', members[split..])}\n}}");
        }
    }

    private string Field(PlannedField field) =>
        $"{_sites.Description()}{field.Name}{Arguments(field.Arguments, "ARGUMENT_DEFINITION")}: {field.Type} {(field.Deprecated ? "@deprecated" : "")} {_sites.At("FIELD_DEFINITION")}";

    private string Arguments(IReadOnlyList<PlannedValue> arguments, string location) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(argument => Value(argument, location)))})";

    private string Value(PlannedValue value, string location) =>
        $"{_sites.Description()}{value.Name}: {value.Type} {(value.Default is null ? "" : $"= {value.Default}")} {(value.Required ? "" : _sites.Deprecated(8))} {_sites.At(location)}";
}
