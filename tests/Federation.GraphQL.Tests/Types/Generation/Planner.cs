using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Types.Generation;

/// <summary>Plans a schema in which every rule of the specification holds.</summary>
internal sealed class Planner(Random random)
{
    private readonly List<string> _scalars = [];
    private readonly List<PlannedEnum> _enums = [];
    private readonly List<PlannedInput> _inputs = [];

    public Plan Make()
    {
        Few("Scalar", 3, _scalars.Add);
        Few("Enum", 3, name => _enums.Add(new PlannedEnum(name, [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => $"V{i}")])));
        Few("Input", 4, name => _inputs.Add(Input(name)));
        string[] unions = [.. Names("Union", random.Next(3))];
        string[] objects = [.. Names("Type", random.Next(1, 5))];
        string[] interfaces = [.. Names("Face", random.Next(4))];
        string[] outputs = [.. Plan.BuiltInScalars, .. _scalars, .. _enums.Select(type => type.Name), .. unions, .. objects, .. interfaces];

        var faces = new List<PlannedType>();
        foreach (var name in interfaces)
        {
            faces.Add(Composite(name, faces, outputs));
        }

        return new Plan
        {
            Scalars = _scalars,
            Enums = _enums,
            Inputs = _inputs,
            Interfaces = faces,
            Objects = [.. objects.Select(name => Composite(name, faces, outputs))],
            Unions = unions,
            Directives = [.. Names("dir", random.Next(4)).Select(Directive)],
        };
    }

    private static IEnumerable<string> Names(string stem, int count) => Enumerable.Range(0, count).Select(i => $"{stem}{i}");

    private void Few(string stem, int most, Action<string> add)
    {
        foreach (var name in Names(stem, random.Next(most)))
        {
            add(name);
        }
    }

    private PlannedInput Input(string name)
    {
        var oneOf = random.OneIn(4);
        return new PlannedInput(name, oneOf, [.. Names("in", random.Next(1, 5)).Select(field => InputField(name, field, oneOf))]);
    }

    private PlannedValue InputField(string owner, string name, bool oneOf)
    {
        if (name != "in0" && random.OneIn(6))
        {
            return new PlannedValue(name, random.OneIn(2) ? owner : $"[{owner}!]", null);
        }

        return oneOf ? new PlannedValue(name, InputType().TrimEnd('!'), null) : Value(name);
    }

    private PlannedValue Value(string name)
    {
        var type = InputType();
        return new PlannedValue(name, type, random.OneIn(3) ? new LiteralMaker(random, _enums, _inputs).Of(type) : null);
    }

    private string InputType() => Wrap(random.One([.. Plan.BuiltInScalars, .. _scalars, .. _enums.Select(type => type.Name), .. _inputs.Select(type => type.Name)]));

    private string Wrap(string name) => random.Next(8) switch
    {
        0 => $"{name}!",
        1 => $"[{name}]",
        2 => $"[{name}!]!",
        3 => $"[[{name}]!]",
        _ => name,
    };

    private PlannedType Composite(string name, IReadOnlyList<PlannedType> faces, string[] outputs)
    {
        var chosen = random.Some(faces);
        var implemented = faces.Where(face => chosen.Contains(face) || chosen.Any(other => other.Interfaces.Contains(face.Name))).ToArray();
        var fields = new Dictionary<string, PlannedField>();
        foreach (var promises in implemented.SelectMany(face => face.Fields).GroupBy(field => field.Name))
        {
            // Two interfaces may have narrowed the field of a third each in its own way.
            var most = promises.MaxBy(field => field.Arguments.Count)!;
            fields[promises.Key] = Narrowed(most with { Type = promises.MaxBy(field => field.Type.Length)!.Type }, faces, isObject: name.StartsWith("Type", StringComparison.Ordinal));
        }

        foreach (var own in Names($"{name.ToLowerInvariant()}f", random.Next(fields.Count == 0 ? 1 : 0, 4)))
        {
            fields[own] = new PlannedField(own, Wrap(random.One(outputs)), Arguments(), random.OneIn(6));
        }

        return new PlannedType(name, [.. implemented.Select(face => face.Name)], [.. fields.Values]);
    }

    /// <summary>What an implementation may do to a field: promise more, and take more that need not be given.</summary>
    private PlannedField Narrowed(PlannedField field, IReadOnlyList<PlannedType> faces, bool isObject)
    {
        var type = random.OneIn(3) && !field.Type.EndsWith('!') ? $"{field.Type}!" : field.Type;
        var narrower = faces.Where(face => face.Interfaces.Contains(type)).ToArray();
        type = isObject && narrower.Length > 0 && random.OneIn(2) ? random.One(narrower).Name : type;
        IReadOnlyList<PlannedValue> arguments = random.OneIn(4) && field.Arguments.All(argument => argument.Name != "more")
            ? [.. field.Arguments, new PlannedValue("more", "Int", null)]
            : field.Arguments;
        return field with { Type = type, Arguments = arguments };
    }

    private PlannedValue[] Arguments() => random.OneIn(3) ? [.. Names("arg", random.Next(1, 4)).Select(Value)] : [];

    private PlannedDirective Directive(string name)
    {
        string[] locations = [.. DirectiveLocations.All.Order(StringComparer.Ordinal)];
        var some = random.Some(locations);
        return new PlannedDirective(name, Arguments(), random.OneIn(2), some.Length == 0 ? ["OBJECT"] : some);
    }
}
