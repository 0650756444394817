using System.Text.Json;
using Federation.GraphQL.Language;
using Federation.GraphQL.Tests.Language;
using Federation.GraphQL.Tests.Peers;
using Federation.GraphQL.Tests.Types.Generation;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Types;

public sealed class SchemaAgainstReferenceTests
{
    private const int Sound = 1_000;
    private const int Broken = 4_000;
    private const int Graphs = 2_000;

    /// <summary>Rules of the specification that the reference implementation leaves out.</summary>
    private static readonly string[] Stricter =
    [
        "must not reference itself", "has invalid value", "cannot be applied by an extension",
    ];

    /// <summary>The reference implementation reads over them, and looks only at their directives.</summary>
    private const string Operations = "A schema holds definitions of the type system only";

    [Fact]
    public async Task Sound_schemas_are_built_and_printed_alike()
    {
        var random = new Random(3_771);
        var texts = Enumerable.Range(0, Sound).Select(_ => SchemaMaker.Text(random)).ToArray();
        var answers = await Compare(texts);
        Assert.All(answers, answer => Assert.True(answer.TryGetProperty("schema", out _), answer.ToString()));
    }

    [Fact]
    public void What_is_printed_is_the_same_schema_and_is_printed_the_same()
    {
        var random = new Random(6_007);
        for (var i = 0; i < Sound; i++)
        {
            var schema = SchemaBuilder.Build(SchemaMaker.Text(random));
            var (merged, whole) = (SchemaPrinter.Print(schema), SchemaPrinter.PrintDefinitions(schema));
            Assert.Equal(merged, SchemaPrinter.Print(SchemaBuilder.Build(merged)));
            var again = SchemaBuilder.Build(whole);
            Assert.Equal(whole, SchemaPrinter.PrintDefinitions(again));
            Assert.Equal(merged, SchemaPrinter.Print(again));
        }
    }

    [Fact]
    public async Task Input_objects_that_never_end_are_refused_for_the_same_circles()
    {
        var random = new Random(4_021);
        var answers = await Compare([.. Enumerable.Range(0, Graphs).Select(_ => InputGraph.Text(random))]);
        Assert.InRange(answers.Count(answer => answer.TryGetProperty("schema", out _)), Graphs / 50, Graphs / 2);
    }

    [Fact]
    public async Task Broken_schemas_are_refused_for_the_same_faults_at_the_same_places()
    {
        var random = new Random(9_127);
        var texts = Enumerable.Range(0, Broken).Select(i => Break(SchemaMaker.Text(random), 1 + (i % 2), random)).ToArray();
        await Compare(texts);
    }

    private static string Break(string text, int times, Random random)
    {
        for (var i = 0; i < times; i++)
        {
            text = TokenMutation.Of(text, random);
        }

        return text;
    }

    private static async Task<IReadOnlyList<JsonElement>> Compare(string[] texts)
    {
        var answers = await ReferencePeer.Ask("sdl.mjs", texts);
        var differences = texts.Zip(answers, Difference).OfType<string>().ToArray();
        Assert.True(differences.Length == 0, $"{differences.Length} of {texts.Length} differ, such as:\n{string.Join('\n', differences.Take(5))}");
        return answers;
    }

    private static string? Difference(string text, JsonElement answer)
    {
        var (faults, printed) = Ours(text);
        if (answer.TryGetProperty("unbuilt", out var unbuilt))
        {
            return faults.Length > 0 ? null : $"--- {text}\n=== theirs\n{unbuilt}";
        }

        if (faults.Any(fault => fault.Contains(Operations, StringComparison.Ordinal)))
        {
            return null;
        }

        var common = faults.Where(fault => !Stricter.Any(fault.Contains) && !Draft.Refuses(fault)).ToArray();
        if (faults.Length > 0 && common.Length == 0)
        {
            return null;
        }

        var theirs = answer.TryGetProperty("faults", out var listed)
            ? Sorted(listed.EnumerateArray().Select(fault => $"{fault.GetProperty("at")} {fault.GetProperty("message")}"))
            : $"{answer.GetProperty("schema")}\n=====\n{answer.GetProperty("document")}";
        var ours = faults.Length > 0 ? Sorted(common) : printed;
        return Cut.Same(ours, theirs) ? null : $"--- {text}\n=== ours\n{ours}\n=== theirs\n{theirs}";
    }

    private static (string[] Faults, string Printed) Ours(string text)
    {
        try
        {
            var document = Parser.Parse(Source.Of(text), ParserLimits.Trusted);
            return ([], $"{SchemaPrinter.Print(SchemaBuilder.Build(document))}\n=====\n{Printer.Print(document)}");
        }
        catch (SyntaxException refused)
        {
            return ([Line(refused.Error)], "");
        }
        catch (SchemaException refused)
        {
            return ([.. refused.Errors.Select(Line)], "");
        }
    }

    private static string Line(GraphQLError error) => $"{string.Join(' ', error.Locations.Select(at => $"{at.Line}:{at.Column}"))} {error.Message}";

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
