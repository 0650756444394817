using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Testing;
using Federation.Testing.Domain;
using Federation.Testing.Files;

namespace Federation.Storage.Tests.Privacy;

public sealed class LivesThatEndOnSqlite() : LivesThatEnd(On.Sqlite);

public sealed class LivesThatEndOnPostgres() : LivesThatEnd(On.Postgres);

/// <summary>Requests, offers, alerts, places and trainers from their beginning to their end: what was sealed for them goes with them, whoever ends them.</summary>
public abstract class LivesThatEnd(On engine) : StoreSuite(engine)
{
    private const int Commands = 1800;

    /// <summary>Longer than any deadline: 395 days of an alert, 730 after the end of a request.</summary>
    private const int Years = 5;

    private readonly Dictionary<Guid, SealedEnvelope> _sealed = [];
    private readonly HashSet<SealKind> _kinds = [];
    private readonly HashSet<GrainId> _referrals = [];
    private int _rung;
    private int _erasing;

    [Theory, InlineData(3), InlineData(19)]
    public async Task Nothing_sealed_outlives_what_it_was_sealed_for(int seed)
    {
        Store.Erased += () => _rung++;
        var (story, random) = (new RandomStory(seed, trainings: true), Seeds.Of(seed + 500_000));
        for (var i = 0; i < Commands; i++)
        {
            var (grain, command, caller, key) = i % 4 == 3 ? Sealing(random, story.Now, Key($"sealing-{i}")) : story.Next();
            var entries = (await Ask(grain, command, caller, story.Now, key)).ToList();
            story.Tell(entries);
            _referrals.UnionWith(entries.Select(entry => entry.Subject).Where(subject => subject.Kind == GrainKind.Referral));
            if (i % 300 == 299)
            {
                await NamedByTheirGrains();
            }
        }

        Assert.Equal(Enum.GetValues<SealKind>().Order(), _kinds.Order());
        await PassTime(story.Now);
        foreach (var hub in RandomStory.Hubs)
        {
            foreach (var (trainer, _) in await Store.Grains(hub, GrainKind.Trainer, "", 5000, Cancel))
            {
                await Ask(trainer, new RetireTrainer(), Caller.Coordinator(hub, "account-1"), story.Now.AddDays(365 * Years), Key("retire"));
            }
        }

        Assert.Empty(await Ids());
        Assert.True(_erasing > 100, $"{_erasing} appends erased something");
        Assert.Equal(_erasing, _rung);

        await Store.Scrub(Cancel);
        var files = await DatabaseFiles.Contents(Place, Cancel);
        Assert.All(_sealed.Values, envelope => Assert.DoesNotContain(files, file => file.Holds(envelope.Ciphertext.AsSpan(10, 40))));
    }

    /// <summary>What the story seldom does or never: questions, answers, forms that are not finished.</summary>
    private (GrainId Grain, Command Command, Caller Caller, IdempotencyKey Key) Sealing(Random random, DateTimeOffset now, IdempotencyKey key)
    {
        if (_referrals.Count == 0 || random.Chance(0.2))
        {
            return (random.NextOfferId(now).At(Aura), new SaveOffer(OfferSamples.Owner, Samples.Envelope(random, now, SealKind.Draft)), Caller.Visitor, key);
        }

        var referral = random.Pick(_referrals.TakeLast(6).ToList());
        Command command = random.Next(4) switch
        {
            0 => new AnswerReferral(Samples.Envelope(random, now, SealKind.Answer)),
            1 => new MoveReferral(Status.InReview),
            _ => new MoveReferral(Status.InfoRequested, Question: Question.Dates, Note: Samples.Envelope(random, now, SealKind.Question)),
        };
        return (referral, command, command is AnswerReferral ? Caller.Person : Caller.Coordinator(referral.Hub, "account-1"), key);
    }

    private async Task<IEnumerable<Entry>> Ask(GrainId grain, Command command, Caller caller, DateTimeOffset now, IdempotencyKey key)
    {
        if (await Store.Prepare(grain, command, caller, now, key) is not { } append || (await Store.Commit([append], Cancel))[0] is not { Outcome: AppendOutcome.Committed } result)
        {
            return [];
        }

        foreach (var envelope in append.Decision.Seals)
        {
            _sealed[envelope.Id] = envelope;
            _kinds.Add(envelope.Kind);
        }

        _erasing += append.Decision.Erasures.IsEmpty ? 0 : 1;
        return result.Entries;
    }

    /// <summary>Nobody comes any more; the clocks ring.</summary>
    private async Task PassTime(DateTimeOffset from)
    {
        for (var now = from; now < from.AddDays(365 * Years); now = now.AddDays(20))
        {
            foreach (var due in await Store.Due(RandomStory.Hubs, now, 5000, Cancel))
            {
                await Ask(due.Grain, new Ring(due.Name, due.Due), Caller.Clock, now, Key($"ring-{due.Name}-{now:yyyyMMdd}"));
            }
        }
    }

    /// <summary>A row that no state names could be erased by nobody.</summary>
    private async Task NamedByTheirGrains()
    {
        var states = string.Concat(await ((HubStore)Store).Use(connection => connection.QueryAsync<string>("SELECT state FROM grain"), Cancel));
        Assert.All(await Ids(), id => Assert.Contains(id, states, StringComparison.Ordinal));
    }

    private Task<IEnumerable<string>> Ids() => ((HubStore)Store).Use(connection => connection.QueryAsync<string>("SELECT id FROM sealed"), Cancel);
}
