using System.Text.Json;
using Federation.GraphQL.Language;
using Federation.GraphQL.Tests.Language.Generation;
using Federation.GraphQL.Tests.Peers;

namespace Federation.GraphQL.Tests.Language;

public sealed class ParserAgainstReferenceTests
{
    private const int Documents = 24_000;

    [Fact]
    public async Task The_same_texts_are_documents_printed_alike_and_the_first_fault_stands_at_the_same_place()
    {
        var texts = Texts.Make(seed: 20_251, Documents).ToArray();
        var answers = await ReferencePeer.Ask("parse.mjs", texts);
        var differences = texts.Zip(answers, Difference).OfType<string>().ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length} differ, such as:\n{string.Join('\n', differences.Take(5))}");
        Assert.InRange(answers.Count(answer => answer.TryGetProperty("printed", out _)), Documents / 4, Documents * 3 / 4);
    }

    [Fact]
    public void A_printed_document_is_printed_the_same_again()
    {
        var random = new Random(515);
        for (var i = 0; i < 4_000; i++)
        {
            var printed = Printed(i % 2 == 0 ? Texts.Operations(random) : Texts.Definitions(random));
            Assert.Equal(printed, Printed(printed));
        }
    }

    private static string Printed(string text) => Printer.Print(Parser.Parse(Source.Of(text), ParserLimits.Trusted));

    private static string? Difference(string text, JsonElement answer)
    {
        var ours = Ours(text);
        var theirs = answer.TryGetProperty("printed", out var printed)
            ? printed.GetString()!
            : $"{answer.GetProperty("line")}:{answer.GetProperty("column")} {answer.GetProperty("message")}";
        return Cut.Same(ours, theirs) || Draft.Refuses(ours) ? null : $"--- {JsonSerializer.Serialize(text)}\n    ours   {ours}\n    theirs {theirs}";
    }

    private static string Ours(string text)
    {
        try
        {
            return Printed(text);
        }
        catch (SyntaxException refused)
        {
            var (line, column) = refused.Error.Locations[0];
            return $"{line}:{column} {refused.Error.Message}";
        }
    }
}
