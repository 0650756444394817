using Federation.GraphQL.Tests.Language.Generation;

namespace Federation.GraphQL.Tests.Types.Generation;

/// <summary>What may stand on any definition: a description, a deprecation, directives that allow the place.</summary>
internal sealed class SiteMaker(Random random, Plan plan)
{
    private readonly LiteralMaker _literals = new(random, plan.Enums, plan.Inputs);

    public string Description() => random.OneIn(5) ? $"{Lexemes.String(random)}\n" : "";

    public string Deprecated(int chances) => !random.OneIn(chances) ? ""
        : random.OneIn(2) ? "@deprecated"
        : $"@deprecated(reason: {Lexemes.String(random)})";

    public string At(string location)
    {
        var allowed = plan.Directives
            .Where(directive => directive.Locations.Contains(location))
            .Where(directive => directive.Plain || location is not ("ENUM" or "ENUM_VALUE" or "INPUT_OBJECT" or "INPUT_FIELD_DEFINITION" or "SCALAR"))
            .ToArray();
        return allowed.Length == 0 || !random.OneIn(3) ? "" : string.Join(' ', random.Some(allowed).Select(Apply));
    }

    private string Apply(PlannedDirective directive)
    {
        var given = directive.Arguments.Where(argument => argument.Required || random.OneIn(2)).ToArray();
        var arguments = given.Length == 0 ? "" : $"({string.Join(", ", given.Select(argument => $"{argument.Name}: {_literals.Of(argument.Type)}"))})";
        var once = $"@{directive.Name}{arguments}";
        return directive.Repeatable && random.OneIn(3) ? $"{once} {once}" : once;
    }
}
