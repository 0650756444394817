using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;
using Federation.GraphQL.Validation;

namespace Federation.GraphQL.Tests.Validation;

internal static class Verdicts
{
    public static ImmutableArray<GraphQLError> Of(string text, Schema? schema = null, int mostErrors = 100) =>
        Validator.Validate(schema ?? Zoo.Schema, Parser.Parse(Source.Of(text), ParserLimits.Trusted), mostErrors);

    public static void Accepts(params string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.True(Of(text).IsEmpty, $"{text}: {string.Join(" | ", Of(text).Select(Show))}");
        }
    }

    /// <param name="expected">Each error as "line:column line:column message…", up to where its message is of interest.</param>
    public static void Refuses(string text, params string[] expected)
    {
        var shown = Of(text).Select(Show).Order(StringComparer.Ordinal).ToArray();
        Assert.True(shown.Length == expected.Length && expected.Order(StringComparer.Ordinal).Zip(shown).All(pair => pair.Second.StartsWith(pair.First, StringComparison.Ordinal)),
            $"{text}\nexpected:\n{string.Join("\n", expected)}\nfound:\n{string.Join("\n", shown)}");
        Assert.All(Of(text), error => Assert.Equal(ErrorCodes.Validation, error.Code));
    }

    private static string Show(GraphQLError error) => $"{string.Concat(error.Locations.Select(location => $"{location.Line}:{location.Column} "))}{error.Message}";
}
