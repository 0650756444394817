using System.Reflection;
using System.Text.Json.Nodes;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.Live;
using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Peers;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Live;

/// <summary>The files of <c>schemas/feed</c> are the contract: what goes out follows them, by the word of a public validator, and nothing goes out without one.</summary>
public sealed class FeedSchemaTests
{
    private static readonly string Folder = Path.Combine(Sources.Root, "schemas", "feed");

    [Fact]
    public void Every_fact_has_a_form_and_every_form_its_schema_and_every_schema_its_fact()
    {
        Assert.Equal(DomainJson.Facts.Names.Order(StringComparer.Ordinal), FeedForms.Kinds.Concat(FeedForms.Kept).Order(StringComparer.Ordinal));
        var expected = FeedForms.Kinds.Select(kind => $"{kind}.v{FeedForms.Of(kind)!.Version}").Concat(["common", "entry", "filter", "message"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file).Replace(".schema.json", "")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_lists_of_codes_in_the_schemas_are_those_of_the_domain()
    {
        var definitions = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "common.schema.json")))!["$defs"]!.AsObject();
        foreach (var (name, definition) in definitions.Where(pair => pair.Value!["enum"] is not null))
        {
            var type = typeof(Entry).Assembly.GetTypes().Single(type => type.IsEnum && string.Equals(type.Name, name, StringComparison.OrdinalIgnoreCase));
            var codes = (IEnumerable<string>)typeof(Codes<>).MakeGenericType(type).GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
            Assert.Equal(codes, definition!["enum"]!.AsArray().Select(code => code!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task Whatever_the_rules_write_goes_out_as_its_schema_says()
    {
        var entries = new List<Entry>();
        for (var seed = 1; seed <= 120; seed++)
        {
            var (story, hubs) = (new RandomStory(seed), new Told());
            for (var step = 0; step < 300; step++)
            {
                var (grain, command, caller, _) = story.Next();
                var written = hubs.Ask(grain, command, caller, story.Now);
                entries.AddRange(written);
                story.Tell(written);
            }
        }

        entries.AddRange(OfTheHubItself());
        var trainings = new Told();
        entries.AddRange(TrainingSamples.Story(Seeds.Of(1), Samples.Monday, Samples.Aura, Samples.Bretagne).SelectMany(step => trainings.Ask(step.Grain, step.Command, step.Caller, Samples.Monday)));

        // Reached by people who answer, and by two copies that crossed: not by chance.
        var referral = entries.First(entry => entry.Fact is ReferralFiled).Subject;
        entries.AddRange(new Fact[] { new ReferralAnswered(new SealRef(Guid.Empty, SealKind.Answer)), new ReferralAligned(Status.Completed), new ReferralErasurePassedOn(ReferralId.Parse(referral.Key)) }
            .Select((fact, i) => new Entry(referral.Hub, i + 1, Samples.Monday, referral, i + 1, Audience.Local, fact)));
        await Follow(entries.Select(entry => ("entry", FeedJson.Write(entry))).Where(pair => pair.Item2 is not null)!);
        Assert.Empty(FeedForms.Kinds.Except(entries.Select(entry => DomainJson.Facts.NameOf(entry.Fact))));
        Assert.All(entries, entry => Assert.Equal(FeedForms.Kept.Contains(DomainJson.Facts.NameOf(entry.Fact)), FeedJson.Write(entry) is null));

        // The words that everybody may read are whole; of the others, only what is published anyway.
        Assert.All(entries.Where(entry => entry.Audience == Audience.Public || entry.Audience == Audience.Hubs), entry => Assert.True(FeedForms.Of(DomainJson.Facts.NameOf(entry.Fact))!.Whole));
    }

    [Fact]
    public async Task A_value_that_is_not_of_the_contract_is_found_by_the_validator()
    {
        var good = """{"type":"entries","hub":"aura","after":1,"until":2,"entries":[{"hub":"aura","position":2,"at":"2026-03-02T08:00:00Z","kind":"call.closed","form":1,"subject":"aura/referral/x","version":1,"audience":"hubs","data":{"id":"0195a5b0-0000-7000-8000-000000000000"}}]}""";
        foreach (var (schema, json, expected) in new[]
        {
            ("message", good, 0), ("message", good.Replace("\"id\"", "\"secretHash\""), 2), ("message", good.Replace("call.closed", "call.unknown"), 1), ("message", good.Replace("hubs\"", "all\""), 1),
            ("message", good[..^1] + ",\"left\":[2]}", 0), ("message", good[..^1] + ",\"left\":[]}", 1), ("filter", """{"criteria":"mots=nuit"}""", 0), ("filter", """{"criteria":["mots=nuit"]}""", 1),
            ("filter", """{"after":{"aura":0},"inbox":"aura"}""", 0), ("filter", """{"inbox":"aura","audiences":["hubs"]}""", 1), ("filter", """{"since":1}""", 1),
        })
        {
            var faults = (await NodePeer.Ask("feed.mjs", new { schema, value = JsonNode.Parse(json) })).Single().Texts();
            Assert.True(expected == 0 ? faults.Count == 0 : faults.Count >= expected, $"{json}: {string.Join('\n', faults)}");
        }
    }

    /// <summary>What the story does not tell: a hub that changes what it takes, its delays and its rules.</summary>
    private static IEnumerable<Entry> OfTheHubItself()
    {
        var (hubs, platform) = (new Told(), GrainId.Platform(Samples.Aura));
        hubs.Ask(platform, Samples.Platform(), Caller.Operator, Samples.Monday);
        var service = Samples.Platform().Profile.Services[0].Code;
        return new Command[]
        {
            new ChangeCapacity(service, Capacity.Closed, new DateOnly(2027, 1, 4)),
            new ChangeSettings(HubSettings.Default with { StraightThrough = [ReferralKind.StudyOrPress] }),
            new ChangeDiffusion([new DiffusionRule(DiffusionField.Contract, DiffusionOperator.IsOneOf, ["cdi"])]),
        }.SelectMany(command => hubs.Ask(platform, command, Caller.Administrator(Samples.Aura, "account-1"), Samples.Monday));
    }

    /// <summary>Grains in memory: the rules alone.</summary>
    private sealed class Told
    {
        private readonly Dictionary<GrainId, (GrainState? State, long Version)> _grains = [];
        private long _position;

        public List<Entry> Ask(GrainId grain, Command command, Caller caller, DateTimeOffset now)
        {
            var (state, version) = _grains.GetValueOrDefault(grain);
            var decision = Grain.Decide(grain, state, command, caller, now);
            var entries = decision.Facts.Select(told => new Entry(grain.Hub, ++_position, now, grain, ++version, told.Audience, told.Fact)).ToList();
            if (entries.Count > 0)
            {
                _grains[grain] = (Grain.Fold(grain, state, decision.Facts, now), version);
            }

            return entries;
        }
    }

    internal static async Task Follow(IEnumerable<(string Schema, byte[] Json)> values)
    {
        var asked = values.Select(value => new { schema = value.Schema, value = JsonNode.Parse(value.Json) }).ToList();
        Assert.NotEmpty(asked);
        var answers = await NodePeer.Ask("feed.mjs", asked);
        var wrong = asked.Zip(answers, (question, faults) => (question, Faults: faults.Texts())).Where(pair => pair.Faults.Count > 0).Select(pair => $"{string.Join(", ", pair.Faults)}: {pair.question.value}").Take(20).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
