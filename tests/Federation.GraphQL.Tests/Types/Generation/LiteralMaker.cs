using Federation.GraphQL.Tests.Language.Generation;

namespace Federation.GraphQL.Tests.Types.Generation;

/// <summary>Literals that can be coerced to their type.</summary>
internal sealed class LiteralMaker(Random random, IReadOnlyList<PlannedEnum> enums, IReadOnlyList<PlannedInput> inputs)
{
    public string Of(string type, int depth = 0)
    {
        if (!type.EndsWith('!') && random.OneIn(8))
        {
            return "null";
        }

        type = type.TrimEnd('!');
        if (type.StartsWith('['))
        {
            var item = type[1..^1];
            return random.OneIn(4) && !item.StartsWith('[')
                ? Of($"{item}!", depth)
                : $"[{string.Join(", ", Enumerable.Range(0, depth > 2 ? 0 : random.Next(3)).Select(_ => Of(item, depth + 1)))}]";
        }

        return type switch
        {
            "Int" => random.Next(-1000, 1000).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "Float" => Lexemes.Number(random),
            "String" => Lexemes.String(random),
            "Boolean" => random.OneIn(2) ? "true" : "false",
            "ID" => random.OneIn(2) ? "12" : "\"id\"",
            _ => Named(type, depth),
        };
    }

    private string Named(string type, int depth)
    {
        if (enums.FirstOrDefault(known => known.Name == type) is { } named)
        {
            return random.One(named.Values);
        }

        if (inputs.FirstOrDefault(known => known.Name == type) is not { } input)
        {
            return random.One(["\"any\"", "3", "{ a: [ENUM, 1.5] }", "[]", "true"]);
        }

        var given = input.OneOf
            ? [input.Fields[0]]
            : input.Fields.Where(field => field.Required || (depth < 2 && random.OneIn(2))).ToArray();
        return $"{{ {string.Join(", ", given.Select(field => $"{field.Name}: {Of(input.OneOf ? $"{field.Type}!" : field.Type, depth + 1)}"))} }}";
    }
}
