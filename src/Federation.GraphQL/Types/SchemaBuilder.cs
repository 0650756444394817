using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;
using Federation.GraphQL.Types.Rules;

namespace Federation.GraphQL.Types;

/// <summary>Makes a schema from its definition language. What the specification builds in (scalars, directives, introspection) is added.</summary>
public static class SchemaBuilder
{
    /// <exception cref="SyntaxException">The text is not a document.</exception>
    /// <exception cref="SchemaException">It is one, and does not define a valid schema.</exception>
    public static Schema Build(string sdl) => Build(Parser.Parse(Source.Of(sdl), ParserLimits.Trusted));

    /// <exception cref="SchemaException">Lists every fault.</exception>
    public static Schema Build(DocumentNode document)
    {
        var faults = new Faults(document.Source);
        var definitions = Definitions.Of(document.Definitions);
        DocumentRules.Check(document.Definitions, definitions, faults);
        faults.ThrowIfAny();

        var draft = new Linker(definitions, faults).Link();
        SchemaRules.Check(draft, definitions, faults);
        faults.ThrowIfAny();
        return draft.Finish();
    }
}
