using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Validation.Generation;

/// <summary>Valid values of any input type, with variables where one may stand.</summary>
internal sealed class ValueDrafts(Random random, VariableDrafts variables)
{
    private static readonly string[] Texts = ["\"\"", "\"a\"", "\"é 😀\"", "\"\\u0041\\n\"", "\"\"\"\n  block\n    é\n\"\"\"", "\"\"\"a\"\"\""];

    /// <param name="constant">No variables: in a default or on a variable's directive.</param>
    public DraftValue Of(InputValue input, bool constant) => Of(input.Type, constant, input.DefaultValue is not null, 0);

    public DraftValue Of(GraphType type, bool constant, bool hasDefault = false, int depth = 0)
    {
        if (!constant && random.Next(4) == 0)
        {
            return new DraftUse(variables.For(type, hasDefault));
        }

        if (!type.IsNonNull && random.Next(10) == 0)
        {
            return new DraftText("null");
        }

        return type.Nullable switch
        {
            ListType list when random.Next(8) == 0 && list.Named is not InputObjectType { OneOf: true } => Of(list.Of is NonNullType ? list.Of : new NonNullType(list.Of), true, depth: depth + 1),
            ListType list => new DraftList([.. Enumerable.Range(0, random.Next(depth > 2 ? 1 : 3)).Select(_ => Of(list.Of, constant, depth: depth + 1))]),
            EnumType choice => new DraftText(choice.Values[random.Next(choice.Values.Length)].Name),
            InputObjectType { OneOf: true } input => OneOf(input, constant, depth),
            InputObjectType input => Object(input, constant, depth),
            ScalarType scalar => new DraftText(Scalar(scalar.Name)),
            _ => throw new InvalidOperationException($"{type} takes no input"),
        };
    }

    private DraftObject OneOf(InputObjectType input, bool constant, int depth)
    {
        var field = input.Fields[random.Next(input.Fields.Length)];
        return new DraftObject([new DraftArgument { Name = field.Name, Value = Of(new NonNullType(field.Type), constant, depth: depth + 1) }]);
    }

    private DraftObject Object(InputObjectType input, bool constant, int depth)
    {
        var fields = input.Fields.Where(field => field.Required || (depth < 3 && random.Next(3) == 0)).ToArray();
        random.Shuffle(fields);
        return new DraftObject([.. fields.Select(field => new DraftArgument { Name = field.Name, Value = Of(field.Type, constant, field.DefaultValue is not null, depth + 1) })]);
    }

    private string Scalar(string name) => name switch
    {
        "Int" => new[] { "0", "-1", "2147483647", "-2147483648", "42" }[random.Next(5)],
        "Float" => new[] { "0.5", "-1e3", "7", "123456789012345678901234567890", "-0" }[random.Next(5)],
        "Boolean" => random.Next(2) == 0 ? "true" : "false",
        "ID" => random.Next(2) == 0 ? "12" : "\"leo\"",
        "String" => Texts[random.Next(Texts.Length)],
        _ => new[] { "\"2026-01-01T00:00:00Z\"", "1", "WORD", "{a: [1, null], b: 2.5}", "true" }[random.Next(5)],
    };
}
