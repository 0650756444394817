using System.Text;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Execution.Reference;

/// <summary>
/// A valid operation of a schema with values for its variables, some of them wrong. Every field gets an alias of its own where two of one name could
/// differ, so that merging is met where it is meant: in fields that are repeated whole.
/// </summary>
internal sealed class RandomOperation
{
    private readonly Schema _schema;
    private readonly Random _random;
    private readonly RandomInput _inputs;
    private readonly bool _slow;
    private readonly StringBuilder _fragments = new();
    private int _budget;
    private int _names;

    private RandomOperation(Schema schema, Random random, bool slow)
    {
        (_schema, _random, _slow) = (schema, random, slow);
        _inputs = new RandomInput(random);
        _budget = 4 + random.Next(60);
    }

    /// <param name="slow">May use fields whose name says that they come later.</param>
    public static (string Query, string Variables) Make(Schema schema, Random random, bool slow)
    {
        var operation = new RandomOperation(schema, random, slow);
        var mutation = random.Next(6) == 0;
        var body = operation.Selections(mutation ? schema.Mutation! : schema.Query, 0);
        var definitions = operation._inputs.Definitions;
        var head = mutation || definitions.Length > 0 || random.Next(2) == 0 ? $"{(mutation ? "mutation" : "query")} Q{definitions} " : "";
        return (head + body + operation._fragments, operation._inputs.Values);
    }

    private string Selections(NamedType type, int depth)
    {
        var text = new StringBuilder("{");
        var written = new List<string>();
        for (var i = 1 + _random.Next(5); i > 0; i--)
        {
            _budget--;
            var selection = _random.Next(12) switch
            {
                0 => Inline(type, depth),
                1 => Spread(type, depth),
                2 => $"__typename{_inputs.Condition()}",
                3 when written.Count > 0 => written[_random.Next(written.Count)],
                _ => Field(type, depth),
            };
            written.Add(selection);
            text.Append(_random.Next(4) == 0 ? "\n" : " ").Append(selection);
        }

        return text.Append(" }").ToString();
    }

    private string Field(NamedType type, int depth)
    {
        var fields = (type as FieldsType)?.Fields.Where(field => Fits(field, depth)).ToArray() ?? [];
        if (fields.Length == 0)
        {
            return "__typename";
        }

        var field = fields[_random.Next(fields.Length)];
        var alias = !field.Arguments.IsEmpty || field.Type.Named.IsComposite || _random.Next(6) == 0 ? $"a{_names++}: " : "";
        var arguments = string.Join(_random.Next(2) == 0 ? ", " : " ", field.Arguments.Where(Wanted).Select(argument => $"{argument.Name}: {_inputs.Value(argument)}"));
        return $"{alias}{field.Name}{(arguments == "" ? "" : $"({arguments})")}{_inputs.Condition()}{(field.Type.Named.IsComposite ? " " + Selections(field.Type.Named, depth + 1) : "")}";
    }

    /// <summary>The name that both <c>Cat</c> and the others have differs in nullability, which two members of a union may not.</summary>
    private bool Fits(Field field, int depth) =>
        (_slow || !field.Name.StartsWith("slow", StringComparison.Ordinal))
        && (!field.Type.Named.IsComposite || (depth < 5 && _budget > 0));

    private bool Wanted(InputValue argument) => argument.Required || _random.Next(3) == 0;

    private string Inline(NamedType type, int depth)
    {
        var condition = _random.Next(3) == 0 ? type : Overlapping(type);
        var on = condition == type && _random.Next(2) == 0 ? "" : $" on {condition}";
        return $"...{on}{_inputs.Condition()} {Selections(condition, depth)}";
    }

    private string Spread(NamedType type, int depth)
    {
        var condition = Overlapping(type);
        var name = $"F{_names++}";
        var body = Selections(condition, depth);
        _fragments.Append($"\nfragment {name} on {condition} {body}");
        return $"...{name}{_inputs.Condition()}";
    }

    private NamedType Overlapping(NamedType type)
    {
        var own = Possible(type);
        var fitting = _schema.InOrder
            .Where(other => other.IsComposite && !other.Name.StartsWith("__", StringComparison.Ordinal) && Possible(other).Overlaps(own))
            .ToArray();
        return fitting[_random.Next(fitting.Length)];
    }

    private HashSet<ObjectType> Possible(NamedType type) => type is ObjectType single ? [single] : [.. _schema.Possible[type]];
}
