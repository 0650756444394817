namespace Federation.GraphQL.Tests.Types.Generation;

/// <summary>A few input objects that refer to each other and to themselves in any way, with defaults that complete each other or never end.</summary>
internal static class InputGraph
{
    private static readonly string[] Fields = ["a", "b", "c"];

    public static string Text(Random random)
    {
        string[] types = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => $"In{i}")];
        var definitions = types.Select(type => $"input {type} {(random.OneIn(4) ? "@oneOf" : "")} {{ {string.Join(", ", Fields[..random.Next(1, 4)].Select(field => Field(field, types, random)))} }}");
        return $"type Query {{ q(in: {types[0]}): Int }} {string.Join('\n', definitions)}";
    }

    private static string Field(string name, string[] types, Random random)
    {
        var type = random.OneIn(4) ? "Int" : random.One(types);
        var wrapped = random.Next(6) switch
        {
            0 or 1 or 2 => $"{type}!",
            3 => $"[{type}!]!",
            _ => type,
        };
        return $"{name}: {wrapped}{(type != "Int" && random.OneIn(3) ? $" = {Literal(random, 0)}" : "")}";
    }

    private static string Literal(Random random, int depth) => random.Next(depth > 2 ? 2 : 6) switch
    {
        0 => "{}",
        1 => "null",
        2 => $"[{Literal(random, depth + 1)}]",
        _ => $"{{ {string.Join(", ", random.Some(Fields).Select(field => $"{field}: {Literal(random, depth + 1)}"))} }}",
    };
}
