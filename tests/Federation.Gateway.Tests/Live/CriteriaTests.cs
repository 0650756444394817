using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Live;
using Federation.Gateway.SignIn;
using Federation.Gateway.Tests.Asking;
using Federation.Node.Engine;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Testing.Domain;
using Federation.Testing.Jobs;

namespace Federation.Gateway.Tests.Live;

/// <summary>Streams that a search narrows, against the whole feeds read by a plain loop.</summary>
public sealed class CriteriaTests
{
    private static readonly string[] Searches =
    [
        "", "departement=38", "?departement=2A&departement=976", "mots=pair", "mots=nuit%20addictions&un-mot=1", "contrat=cdi", "salaire=1600", "publiee-par=bretagne&departement=38", "departement=38&autour=2&tri=date&depuis=7",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(On.Sqlite, 1), InlineData(On.Sqlite, 2), InlineData(On.Postgres, 3)]
    public async Task Whoever_follows_and_whoever_catches_up_from_anywhere_are_told_what_answers_and_what_ceased_to(On on, int seed)
    {
        await using var live = await LiveHome.Open(on: on);
        await live.Write(Samples.Aura);
        await live.Write(Samples.Bretagne);
        var story = new OfferStory(live, Seeds.Of(seed));
        using var over = new CancellationTokenSource();
        var following = Searches.Select((search, i) => Task.Run(() => Follow(live, $"line-{i}", search, [], story.Heads, over.Token), Cancel)).ToList();
        await story.Run(150);
        var expected = await Expected(live);
        over.Cancel();
        foreach (var (search, told) in Searches.Zip(await Task.WhenAll(following).WaitAsync(Until.Patience, Cancel)))
        {
            Assert.Equal(expected[search], told);
        }

        // Every way of being told was met: by a search that one offer alone answers nothing would be proved.
        Assert.Contains(expected["departement=38"], line => line.EndsWith("offer.published left", StringComparison.Ordinal));
        Assert.Contains(expected["departement=38"], line => line.EndsWith("offer.ended left", StringComparison.Ordinal));
        Assert.Contains(expected["departement=38"], line => line.EndsWith("offer.joined", StringComparison.Ordinal));
        Assert.True(expected["departement=38"].Count < expected[""].Count);

        var random = Seeds.Of(seed + 100);
        await story.Bury();
        await using var other = await LiveHome.Beside(live);
        for (var i = 0; i < 27; i++)
        {
            var from = new Dictionary<string, long> { ["aura"] = random.Next(0, (int)story.Heads["aura"]), ["bretagne"] = random.Next(0, (int)story.Heads["bretagne"]) };
            var told = await Follow(i % 2 == 0 ? other : live, $"back-{i}", Searches[i % Searches.Length], from, story.Heads, CancellationToken.None).WaitAsync(Until.Patience, Cancel);
            Assert.Equal(expected[Searches[i % Searches.Length]].Where(line => Position(line) > from[line.Split(' ')[0]]), told);
        }
    }

    /// <summary>The matrix of audiences, narrowed: a search opens nothing that its caller may not read.</summary>
    [Fact]
    public async Task A_search_narrows_what_each_caller_may_read_and_opens_nothing()
    {
        await using var live = await LiveHome.Open();
        await live.Write(Samples.Aura);
        await live.Write(Samples.Bretagne);
        var story = new OfferStory(live, Seeds.Of(11));
        await story.Run(120);
        var open = (await Expected(live))[""];
        var callers = new (string Name, HubId[] Hubs)[] { ("visitor", []), ("aura", [Samples.Aura]), ("bretagne", [Samples.Bretagne]) };
        foreach (var (name, hubs) in callers)
        {
            HubRight[] rights = hubs.Length == 0 ? [] : [new HubRight((await live.Home.Get<SignInDesk>().Open(hubs[0], Role.Coordinator, $"{name}@example.invalid", Cancel)).ToString(), hubs[0], Role.Coordinator)];
            foreach (var asked in new[] { "", "public", "hubs", "local", "hub:aura", "hub:bretagne" })
            {
                var allowed = asked is "" or "public" || (hubs.Length > 0 && (asked is "hubs" or "local" || asked == $"hub:{name}"));
                var line = live.Connect($"{name}-{asked}", rights);
                object filter = asked.Length == 0 ? new { after = new { }, criteria = "" } : new { after = new { }, criteria = "", audiences = new[] { asked } };
                if (!allowed)
                {
                    Assert.Equal(LiveCodes.NotAllowed, await Ended(live, filter, line));
                    continue;
                }

                // What answers a search is published: of whatever else a caller may read, nothing answers.
                Assert.Equal(asked is "" or "public" ? open : [], await Follow(live, line, filter, [], story.Heads, CancellationToken.None));
            }
        }

        Assert.NotEmpty(open);
    }

    [Fact]
    public async Task Criteria_that_are_not_understood_whole_are_refused_and_none_bring_a_stream_down()
    {
        await using var live = await LiveHome.Open();
        await live.Write(Samples.Aura);
        foreach (object criteria in new object[]
        {
            1, true, new { mots = "nuit" }, new[] { "mots=nuit" }, "contrat=inconnu", "departement=99", "salaire=-1", "salaire=beaucoup", "autour=9", "depuis=0", "publiee-par=É", "mots=" + new string('a', OfferSearch.LongestWords + 1),
            new string('a', OfferSearch.Longest + 1), string.Join('&', Enumerable.Repeat("departement=38", 201)),
        })
        {
            Assert.Equal(LiveCodes.BadFilter, await Ended(live, new { criteria }, live.Connect("line")));
        }

        Assert.Equal(LiveCodes.BadFilter, await Ended(live, new { criteria = "mots=nuit", kinds = new[] { "structure.described" } }, live.Connect("line")));
        Assert.Equal(LiveCodes.BadFilter, await Ended(live, new { kinds = new[] { "offer.published", "call.opened" }, criteria = "" }, live.Connect("line")));

        // Whatever people type, of the length of an address: it finds or does not find, within the node's own bounds.
        var story = new OfferStory(live, Seeds.Of(5));
        await story.Run(20);
        var random = Seeds.Of(6);
        for (var i = 0; i < 100; i++)
        {
            var hostile = string.Concat(Enumerable.Range(0, random.Next(1, 1_900)).Select(_ => random.Pick([.. "mots=&%·é.(/)-%00%ud800\0\uFFFF«»aeiou123+?"])));
            var search = $"mots={Uri.EscapeDataString(hostile[..Math.Min(60, hostile.Length)].Replace('\uFFFF', 'x'))}";
            var line = live.Connect($"hostile-{i}");
            var whole = await First(live, new { after = new { }, criteria = hostile }, line);
            Assert.True(whole is "start" or LiveCodes.BadFilter, whole);
            Assert.Equal("start", await First(live, new { after = new { }, criteria = search }, line));
            await Follow(live, line, new { after = new { }, criteria = search }, [], story.Heads, CancellationToken.None).WaitAsync(Until.Patience, Cancel);
        }
    }

    private static long Position(string line) => long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>By each search, each hub's lines in order: the grains' own rules fold the feed, the search itself is asked before and after each entry.</summary>
    private static async Task<Dictionary<string, List<string>>> Expected(LiveHome live)
    {
        var told = Searches.ToDictionary(search => search, _ => new List<string>());
        foreach (var hub in new[] { Samples.Aura, Samples.Bretagne })
        {
            var states = new Dictionary<GrainId, GrainState?>();
            foreach (var entry in (await live.Home.Store.ReadAll(hub)).Where(entry => entry.Subject.Kind == GrainKind.Offer))
            {
                var before = states.GetValueOrDefault(entry.Subject) as OfferState;
                var after = (OfferState)(states[entry.Subject] = Grain.Fold(entry.Subject, before, [new Told(entry.Fact, entry.Audience)], entry.At))!;
                var kind = DomainJson.Facts.NameOf(entry.Fact);
                if (kind is not ("offer.published" or "offer.renewed" or "offer.ended" or "offer.joined" or "offer.left"))
                {
                    continue;
                }

                foreach (var search in Searches)
                {
                    var (was, holds) = (Answers(search, entry.Subject, before), Answers(search, entry.Subject, after));
                    if (was || holds)
                    {
                        told[search].Add($"{hub} {entry.Position} {kind}{(holds ? "" : " left")}");
                    }
                }
            }
        }

        return told;
    }

    private static bool Answers(string search, GrainId offer, OfferState? state) =>
        state is { IsPublished: true, Posting: { } posting } && OfferSearch.Read(search, out _).Criteria.Matches(new OfferReader().Read(
            new PublishedOffer(offer.Hub, OfferId.Parse(offer.Key), posting, state.Version, state.PublishedAt!.Value, state.ChangedAt!.Value, state.Until!.Value, [])));

    private static Task<List<string>> Follow(LiveHome live, string name, string search, Dictionary<string, long> from, IReadOnlyDictionary<string, long> heads, CancellationToken over) =>
        Follow(live, live.Connect(name), new { after = from, criteria = search }, from, heads, over);

    /// <summary>Until it has proved that it has all of these feeds; each hub's lines in order, as the contract says them.</summary>
    private static async Task<List<string>> Follow(LiveHome live, LiveHome.FakeLine line, object filter, Dictionary<string, long> from, IReadOnlyDictionary<string, long> heads, CancellationToken over)
    {
        var (reader, left) = (new LiveReader(), new HashSet<string>());
        foreach (var (hub, position) in from)
        {
            reader.Known[hub] = position;
        }

        await using var stream = live.Follow(line, filter, Cancel);
        while (!((over == CancellationToken.None || over.IsCancellationRequested) && reader.Known.Count > 0 && heads.All(head => reader.Known.GetValueOrDefault(head.Key) >= head.Value)))
        {
            var next = stream.MoveNextAsync().AsTask();

            // Quiet streams say where they are when the clock says so.
            while (await Task.WhenAny(next, Task.Delay(5, Cancel)) != next)
            {
                live.Home.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.True(await next);
            var message = JsonSerializer.SerializeToElement(stream.Current);
            reader.Take(message);
            if (message.TryGetProperty("left", out var positions))
            {
                left.UnionWith(positions.EnumerateArray().Select(position => $"{message.Text("hub")} {position}"));
            }
        }

        Assert.Null(reader.End);
        return [.. reader.Entries.Select(entry => (Hub: entry.Text("hub")!, At: entry.At("position").GetInt64(), Kind: entry.Text("kind"))).OrderBy(entry => entry.Hub, StringComparer.Ordinal).ThenBy(entry => entry.At)
            .Select(entry => $"{entry.Hub} {entry.At} {entry.Kind}{(left.Contains($"{entry.Hub} {entry.At}") ? " left" : "")}")];
    }

    /// <returns>The type of the first message, or the code with which the stream ended at once.</returns>
    private static async Task<string?> First(LiveHome live, object filter, LiveHome.FakeLine line)
    {
        await using var stream = live.Follow(line, filter, Cancel);
        Assert.True(await stream.MoveNextAsync());
        var message = JsonSerializer.SerializeToElement(stream.Current);
        return message.Text("type") == "end" ? message.Text("code") : message.Text("type");
    }

    private static Task<string?> Ended(LiveHome live, object filter, LiveHome.FakeLine line) => First(live, filter, line);

    /// <summary>Offers that live at two hubs: proposed, published, amended so that they answer other searches, joined, ended; and entries of other kinds between.</summary>
    private sealed class OfferStory(LiveHome live, Random random)
    {
        private readonly SyntheticOffers _synthetic = new(3);
        private readonly List<GrainId> _offers = [];
        private int _keys;

        public Dictionary<string, long> Heads { get; } = [];

        public async Task Run(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                var now = live.Home.Clock.GetUtcNow();
                if (_offers.Count < 3 || (_offers.Count < 25 && random.Chance(0.2)))
                {
                    _offers.Add(random.NextOfferId(now).At(random.Pick([Samples.Aura, Samples.Bretagne])));
                }

                var offer = random.Chance(0.6) ? _offers[^1] : random.Pick(_offers.ToArray());
                var state = (OfferState?)(await live.Home.Store.Load(offer, Cancel)).State;
                var (command, caller) = OfferSamples.Any(random, now, offer, state, [.. _offers.Where(other => other.Hub != offer.Hub)]);
                if (command is PublishOffer publish && random.Chance(0.3))
                {
                    command = publish with { Posting = _synthetic.At(random.Next(1_000)).Posting with { Source = null } };
                }

                await Ask(offer, command, caller);
                if (random.Chance(0.2))
                {
                    await live.Write(offer.Hub);
                }
            }

            // One of each turn, whatever the dice said.
            var (one, lead) = (random.NextOfferId(live.Home.Clock.GetUtcNow()).At(Samples.Aura), random.NextOfferId(live.Home.Clock.GetUtcNow()).At(Samples.Bretagne));
            foreach (var (department, offer) in new[] { ("38", one), ("976", one), ("38", one), ("38", lead) })
            {
                await Ask(offer, new PublishOffer(OfferSamples.Posting(department: department), Samples.Envelope(random, live.Home.Clock.GetUtcNow(), Domain.Privacy.SealKind.Application)), Caller.Coordinator(offer.Hub, "account-1"));
            }

            await Ask(one, new JoinOffer(lead), Caller.Coordinator(one.Hub, "account-1"));
            await Ask(one, new FillOffer(FilledHow.NotSaid), Caller.Coordinator(one.Hub, "account-1"));
            foreach (var (hub, head) in await live.Home.Store.Heads(Cancel))
            {
                Heads[hub.ToString()] = head;
            }
        }

        /// <summary>So much comes after it that no node holds it in memory any more.</summary>
        public async Task Bury()
        {
            foreach (var batch in Enumerable.Range(0, 4_400).Chunk(220))
            {
                await live.Home.Store.Commit([.. await Task.WhenAll(batch.Select(async i => (await live.Home.Store.Prepare(
                    Samples.StructureAt(Samples.Aura, $"after-{i}"), Samples.Structure($"Structure {i}"), Caller.Operator, live.Home.Clock.GetUtcNow(), IdempotencyKey.Parse($"after-{i}")))!))], Cancel);
            }
        }

        private async Task Ask(GrainId offer, Command command, Caller caller)
        {
            var result = await live.Home.Store.Ask(offer, command, caller, live.Home.Clock.GetUtcNow(), IdempotencyKey.Parse($"story-{++_keys}"));
            live.Home.Get<FeedTails>().Add([.. result is null ? [] : new[] { result }]);
        }
    }
}
