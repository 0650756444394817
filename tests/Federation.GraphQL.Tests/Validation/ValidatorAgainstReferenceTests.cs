using System.Text.Json;
using Federation.GraphQL.Language;
using Federation.GraphQL.Tests.Fuzz;
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
        var questions = await OwnThread.Run(() => Enumerable.Range(0, Documents).Select(seed => Question(seed, schemas)).ToArray());
        var answers = await ReferencePeer.Ask<object>("validate.mjs", [new { Sdls }, .. questions]);
        var rules = answers[0].GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()!);
        var fired = answers.Skip(1).SelectMany(Errors).CountBy(error => error.GetProperty("rule").GetString()!).ToDictionary();
        var differing = await OwnThread.Run(() => questions.Select((question, i) => Difference(question, Errors(answers[i + 1]), schemas)).OfType<string>().ToList());

        Assert.True(differing.Count == 0, $"{differing.Count} documents are judged otherwise:\n{string.Join("\n", differing.OrderBy(text => text.Length).Take(5))}");
        Assert.InRange(answers.Skip(1).Count(answer => Errors(answer).Length == 0), Documents * 2 / 5, Documents * 3 / 5);
        Assert.All(rules, rule => Assert.True(fired.GetValueOrDefault(rule) >= EachRuleAtLeast, $"{rule}: {fired.GetValueOrDefault(rule)}"));
    }

    private static JsonElement[] Errors(JsonElement answer) => [.. answer.GetProperty("errors").EnumerateArray()];

    private static string? Difference(Generated question, JsonElement[] errors, Schema[] schemas)
    {
        var ours = Ours(question, schemas).ToArray();
        return Theirs(errors).SequenceEqual(ours) ? null
            : $"schema {question.Schema}:\n{question.Text}\nreference: {string.Join(" | ", errors.Select(error => $"{error.GetProperty("places")} {error.GetProperty("message")}"))}\nours: {string.Join(" | ", ours)}\n";
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
