using System.Text;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>Literals and variables of an operation; one variable in twelve is given something that its type does not have.</summary>
internal sealed class RandomInput(Random random)
{
    private readonly StringBuilder _definitions = new();
    private readonly StringBuilder _values = new();
    private int _variables;

    public string Definitions => _variables == 0 ? "" : $"({_definitions})";

    public string Values => $"{{{_values}}}";

    public string Value(InputValue place) => random.Next(3) == 0 ? Variable(place.Type, place.DefaultValue is not null) : Literal(place.Type, 0);

    public string Condition()
    {
        if (random.Next(9) > 0)
        {
            return "";
        }

        var value = random.Next(2) == 0 ? random.Next(2) == 0 ? "true" : "false" : Flag();
        return $" @{(random.Next(2) == 0 ? "skip" : "include")}(if: {value})";
    }

    private string Flag()
    {
        var name = Define("Boolean!", null);
        Give(name, random.Next(2) == 0 ? "true" : "false");
        return "$" + name;
    }

    private string Define(string type, string? fallback)
    {
        var name = $"v{_variables++}";
        _definitions.Append($"{(_variables > 1 ? ", " : "")}${name}: {type}{(fallback is null ? "" : $" = {fallback}")}");
        return name;
    }

    private void Give(string name, string json) => _values.Append($"{(_values.Length > 0 ? "," : "")}\"{name}\":{json}");

    private string Variable(GraphType type, bool hasDefault)
    {
        // A nullable variable may stand where a default, its own or the place's, takes over for what is left out.
        var loosened = type.IsNonNull && hasDefault && random.Next(2) == 0;
        var declared = loosened ? type.Nullable : !type.IsNonNull && random.Next(4) == 0 ? new NonNullType(type) : type;
        var fallback = random.Next(3) == 0 || (type.IsNonNull && !declared.IsNonNull && !hasDefault) ? Literal(type.IsNonNull ? type : declared, 0, constant: true) : null;
        var name = Define(declared.ToString()!, fallback);
        if (random.Next(4) > 0 || (declared.IsNonNull && fallback is null && random.Next(12) > 0))
        {
            Give(name, random.Next(12) == 0 ? Wrong() : Json(declared, 0));
        }

        return "$" + name;
    }

    private string Wrong() => Pick("null", "1", "-1.5", "\"x\"", "true", "[]", "[null]", "{}", "{\"id\":1}", "[[1,\"2\"]]", "{\"exact\":true,\"no\":1}", "99999999999", "{\"id\":\"a\",\"kind\":\"MAKER\"}", "{\"id\":null}");

    private string Literal(GraphType type, int depth, bool constant = false)
    {
        if (!type.IsNonNull && random.Next(8) == 0)
        {
            return "null";
        }

        if (!constant && depth > 0 && random.Next(6) == 0)
        {
            return Variable(type, hasDefault: false);
        }

        return type.Nullable switch
        {
            ListType list when random.Next(6) == 0 && list.Of.Nullable is not ListType => Literal(list.Of.IsNonNull ? list.Of : new NonNullType(list.Of), depth + 1, constant),
            ListType list => $"[{string.Join(' ', Enumerable.Range(0, random.Next(3)).Select(_ => Literal(list.Of, depth + 1, constant)))}]",
            InputObjectType { OneOf: true } input => One(input, field => $"{{{field.Name}: {Literal(new NonNullType(field.Type), depth + 1, constant: true)}}}"),
            InputObjectType input => $"{{{string.Join(", ", Some(input, depth).Select(field => $"{field.Name}: {Literal(field.Type, depth + 1, constant)}"))}}}",
            EnumType named => named.Values[random.Next(named.Values.Length)].Name,
            _ => Leaf(type.Named.Name, json: false),
        };
    }

    private string Json(GraphType type, int depth)
    {
        if (!type.IsNonNull && random.Next(8) == 0)
        {
            return "null";
        }

        return type.Nullable switch
        {
            ListType list when random.Next(6) == 0 && list.Of.Nullable is not ListType => Json(list.Of.IsNonNull ? list.Of : new NonNullType(list.Of), depth + 1),
            ListType list => $"[{string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Json(list.Of, depth + 1)))}]",
            InputObjectType { OneOf: true } input => One(input, field => $"{{\"{field.Name}\":{Json(new NonNullType(field.Type), depth + 1)}}}"),
            InputObjectType input => $"{{{string.Join(',', Some(input, depth).Select(field => $"\"{field.Name}\":{Json(field.Type, depth + 1)}"))}}}",
            EnumType named => $"\"{named.Values[random.Next(named.Values.Length)].Name}\"",
            _ => Leaf(type.Named.Name, json: true),
        };
    }

    private string Leaf(string scalar, bool json) => scalar switch
    {
        "Int" => json ? Pick("0", "1", "2", "-3", "2147483647", "2.0", "1e1") : Pick("0", "1", "2", "-3", "2147483647"),
        "Float" => Pick("0.5", "-1.25", "3", "0"),
        "Boolean" => Pick("true", "false"),
        "ID" => Pick("\"p1\"", "\"p2\"", "\"p3\"", "\"p4\"", "\"p5\"", "\"p6\"", "\"p7\"", "\"d1\"", "\"d2\"", "\"c1\"", "\"c2\"", "\"h1\"", "\"h2\"", "\"h3\"", "12", "\"\""),
        "Day" => Pick("\"2026-03-02\"", "\"1999-12-31\""),
        _ => Pick("\"\"", "\"a b\"", json ? "\"\\u00e9\\n\\\"\"" : "\"\\u00e9\\n\\\"\"", "\"☃ü\""),
    };

    private IEnumerable<InputValue> Some(InputObjectType input, int depth) =>
        input.Fields.Where(field => field.Required || (random.Next(3) == 0 && (depth < 3 || field.Type.Named is not InputObjectType)));

    private string One(InputObjectType input, Func<InputValue, string> write) => write(input.Fields[random.Next(input.Fields.Length)]);

    private string Pick(params ReadOnlySpan<string> texts) => texts[random.Next(texts.Length)];
}
