using System.Text.Json;
using Federation.GraphQL.Language;
using Federation.GraphQL.Tests.Peers;
using Federation.GraphQL.Tests.Validation.Generation;
using Federation.GraphQL.Types;
using Federation.GraphQL.Validation;

namespace Federation.GraphQL.Tests.Validation;

/// <summary>The reference implementation judges the same documents: the same verdict, and every error at the same places.</summary>
public sealed class ValidatorAgainstReferenceTests
{
    private const int Documents = 21_000;
    private const int EachRuleAtLeast = 50;

    /// <summary>The second schema has neither mutations nor subscriptions.</summary>
    private static readonly string[] Sdls = [Zoo.Sdl, $"{Zoo.Sdl}\nschema {{ query: Query }}"];

    [Fact]
    public async Task Twenty_one_thousand_documents_get_the_verdicts_and_places_of_the_reference()
    {
        var schemas = Sdls.Select(SchemaBuilder.Build).ToArray();
        var questions = Enumerable.Range(0, Documents).Select(seed => Question(seed, schemas)).ToArray();
        var answers = await ReferencePeer.Ask<object>("validate.mjs", [new { Sdls }, .. questions]);
        var fired = answers[0].GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetString()!, _ => 0);
        var differing = new List<string>();
        var valid = 0;
        for (var i = 0; i < questions.Length; i++)
        {
            var errors = answers[i + 1].GetProperty("errors").EnumerateArray().ToArray();
            valid += errors.Length == 0 ? 1 : 0;
            foreach (var error in errors)
            {
                fired[error.GetProperty("rule").GetString()!]++;
            }

            var (theirs, ours) = (Theirs(errors), Ours(questions[i], schemas));
            if (!theirs.SequenceEqual(ours))
            {
                differing.Add($"{i} (schema {questions[i].Schema}):\n{questions[i].Text}\nreference: {string.Join(" | ", errors.Select(error => $"{error.GetProperty("places")} {error.GetProperty("message")}"))}\nours: {string.Join(" | ", ours)}\n");
            }
        }

        Assert.True(differing.Count == 0, $"{differing.Count} documents are judged otherwise:\n{string.Join("\n", differing.OrderBy(text => text.Length).Take(5))}");
        Assert.InRange(valid, Documents * 2 / 5, Documents * 3 / 5);
        Assert.True(fired.Values.All(times => times >= EachRuleAtLeast), string.Join(", ", fired.OrderBy(rule => rule.Value)));
    }

    private static IEnumerable<string> Theirs(JsonElement[] errors) => errors.Select(error => error.GetProperty("places").GetString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ours(Generated question, Schema[] schemas) =>
        Validator.Validate(schemas[question.Schema], Parser.Parse(Source.Of(question.Text), ParserLimits.Trusted), 1_000)
            .Select(error => string.Join(" ", error.Locations.Select(location => $"{location.Line}:{location.Column}"))).Order(StringComparer.Ordinal);

    private static Generated Question(int seed, Schema[] schemas)
    {
        var random = new Random(seed);
        var schema = seed % 10 == 0 ? 1 : 0;
        var draft = new DraftMaker(random, schemas[schema]).Make();
        if (random.Next(100) < 56)
        {
            for (var faults = random.Next(4) == 0 ? 2 : 1; faults > 0; faults--)
            {
                var which = random.Next(Fault.All.Count + Fault.Finer.Count);
                (which < Fault.All.Count ? Fault.All[which] : Fault.Finer[which - Fault.All.Count])(draft, random);
            }
        }

        return new Generated(schema, new DraftWriter(random).Write(draft));
    }

    private sealed record Generated(int Schema, string Text);
}
