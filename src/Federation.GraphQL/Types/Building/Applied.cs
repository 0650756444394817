using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>Reads the built-in directives where they are applied in a schema.</summary>
internal static class Applied
{
    public static DirectiveNode? Find(this ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    /// <summary>Null when it is not deprecated.</summary>
    public static string? Deprecation(this ImmutableArray<DirectiveNode> directives) => directives.Find("deprecated") is { } deprecated
        ? Text(deprecated, "reason") ?? BuiltIns.DefaultDeprecation
        : null;

    public static string? SpecifiedBy(this ImmutableArray<DirectiveNode> directives) =>
        directives.Find("specifiedBy") is { } specified ? Text(specified, "url") : null;

    public static bool OneOf(this ImmutableArray<DirectiveNode> directives) => directives.Find("oneOf") is not null;

    private static string? Text(DirectiveNode directive, string argument)
    {
        foreach (var given in directive.Arguments)
        {
            if (given.Name.Value == argument)
            {
                return (given.Value as StringValueNode)?.Value;
            }
        }

        return null;
    }
}
