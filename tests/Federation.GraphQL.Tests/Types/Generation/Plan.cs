namespace Federation.GraphQL.Tests.Types.Generation;

/// <summary>Which types a made schema has, before a word of it is written.</summary>
internal sealed class Plan
{
    public required IReadOnlyList<string> Scalars { get; init; }

    public required IReadOnlyList<PlannedEnum> Enums { get; init; }

    /// <summary>Each refers without a null only to those before it, so that all can be written down.</summary>
    public required IReadOnlyList<PlannedInput> Inputs { get; init; }

    public required IReadOnlyList<PlannedType> Interfaces { get; init; }

    public required IReadOnlyList<PlannedType> Objects { get; init; }

    public required IReadOnlyList<string> Unions { get; init; }

    public required IReadOnlyList<PlannedDirective> Directives { get; init; }

    public IEnumerable<string> Leaves => [.. BuiltInScalars, .. Scalars, .. Enums.Select(type => type.Name)];

    public IEnumerable<string> Outputs => [.. Leaves, .. Interfaces.Select(type => type.Name), .. Objects.Select(type => type.Name), .. Unions];

    public static IReadOnlyList<string> BuiltInScalars { get; } = ["Int", "Float", "String", "Boolean", "ID"];
}

internal sealed record PlannedEnum(string Name, IReadOnlyList<string> Values);

internal sealed record PlannedInput(string Name, bool OneOf, IReadOnlyList<PlannedValue> Fields);

/// <param name="Type">As it is written, such as <c>[Int!]</c>.</param>
internal sealed record PlannedValue(string Name, string Type, string? Default)
{
    public bool Required => Type.EndsWith('!') && Default is null;
}

internal sealed record PlannedField(string Name, string Type, IReadOnlyList<PlannedValue> Arguments, bool Deprecated);

/// <param name="Interfaces">With everything that these implement.</param>
internal sealed record PlannedType(string Name, IReadOnlyList<string> Interfaces, IReadOnlyList<PlannedField> Fields);

internal sealed record PlannedDirective(string Name, IReadOnlyList<PlannedValue> Arguments, bool Repeatable, IReadOnlyList<string> Locations)
{
    /// <summary>May stand on an input or an enum without coming back to itself through its own arguments.</summary>
    public bool Plain => Arguments.All(argument => Plan.BuiltInScalars.Contains(argument.Type.Trim('[', ']', '!')));
}
