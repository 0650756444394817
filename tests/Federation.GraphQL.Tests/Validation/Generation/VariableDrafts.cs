using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Validation.Generation;

/// <summary>Variables of one document: a name has one type in all its operations. Notes which are used since it was last asked.</summary>
internal sealed class VariableDrafts(Random random)
{
    private readonly Dictionary<string, DraftVariable> known = [];

    public HashSet<string> Used { get; private set; } = [];

    public HashSet<string> TakeUsed()
    {
        var used = Used;
        Used = [];
        return used;
    }

    public string For(GraphType type, bool hasDefault)
    {
        var text = type.ToString()!;
        var nullable = type.Nullable.ToString()!;
        DraftValue? given = null;
        if (type.IsNonNull && hasDefault && random.Next(2) == 0)
        {
            text = nullable;
        }
        else if (type.IsNonNull && type.Nullable is ScalarType { Name: "Int" } && random.Next(3) == 0)
        {
            (text, given) = (nullable, new DraftText("7"));
        }
        else if (!type.IsNonNull && random.Next(3) == 0)
        {
            text += "!";
        }

        var name = known.Values.FirstOrDefault(variable => variable.Type == text && variable.Default?.ToString() == given?.ToString() && random.Next(3) > 0)?.Name;
        if (name is null)
        {
            name = $"v{known.Count}";
            known.Add(name, new DraftVariable { Name = name, Type = text, Default = given });
        }

        Used.Add(name);
        return name;
    }

    public DraftVariable Definition(string name) => new() { Name = name, Type = known[name].Type, Default = known[name].Default };
}
