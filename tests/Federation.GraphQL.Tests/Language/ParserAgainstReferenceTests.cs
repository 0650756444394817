using System.Text.Json;
using Federation.GraphQL.Language;
using Federation.GraphQL.Tests.Language.Generation;
using Federation.GraphQL.Tests.Peers;

namespace Federation.GraphQL.Tests.Language;

public sealed class ParserAgainstReferenceTests
{
    private const int Documents = 24_000;

    /// <summary>The reference implementation reads directives on directive definitions, which came after the edition of September 2025.</summary>
    private static readonly string[] Draft =
    [
        "Expected \"on\", found \"@\".", "Unexpected Name \"directive\".", "Unexpected Name \"DIRECTIVE_DEFINITION\".", "Unexpected Name \"FRAGMENT_VARIABLE_DEFINITION\".",
    ];

    [Fact]
    public async Task The_same_texts_are_documents_and_the_first_fault_stands_at_the_same_place()
    {
        var texts = Texts.Make(seed: 20_251, Documents).ToArray();
        var answers = await ReferencePeer.Ask("parse.mjs", texts);
        var differences = texts.Zip(answers, Difference).OfType<string>().ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length} differ, such as:\n{string.Join('\n', differences.Take(5))}");
        Assert.InRange(answers.Count(answer => answer.TryGetProperty("printed", out _)), Documents / 4, Documents * 3 / 4);
    }

    private static string? Difference(string text, JsonElement answer)
    {
        var ours = Ours(text);
        var theirs = answer.TryGetProperty("printed", out _)
            ? "a document"
            : $"{answer.GetProperty("line")}:{answer.GetProperty("column")} {answer.GetProperty("message")}";
        return Same(ours, theirs) || Draft.Any(ours.EndsWith) ? null : $"--- {JsonSerializer.Serialize(text)}\n    ours   {ours}\n    theirs {theirs}";
    }

    /// <summary>A long value is cut in our messages.</summary>
    private static bool Same(string ours, string theirs) =>
        ours == theirs || (ours.EndsWith("…\".", StringComparison.Ordinal) && theirs.StartsWith(ours[..^3], StringComparison.Ordinal));

    private static string Ours(string text)
    {
        try
        {
            Parser.Parse(Source.Of(text), ParserLimits.Trusted);
            return "a document";
        }
        catch (SyntaxException refused)
        {
            var (line, column) = refused.Error.Locations[0];
            return $"{line}:{column} {refused.Error.Message}";
        }
    }
}
