namespace Federation.GraphQL.Tests.Language;

/// <summary>The reference implementation reads directives on directive definitions, which came after the edition of September 2025.</summary>
internal static class Draft
{
    private static readonly string[] Messages =
    [
        "Expected \"on\", found \"@\".", "Unexpected Name \"directive\".", "Unexpected Name \"DIRECTIVE_DEFINITION\".", "Unexpected Name \"FRAGMENT_VARIABLE_DEFINITION\".",
    ];

    public static bool Refuses(string fault) => Messages.Any(fault.EndsWith);
}
