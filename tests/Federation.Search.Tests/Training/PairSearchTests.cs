using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Search.Training;
using Federation.Storage.Training;
using Federation.Testing;
using Federation.Testing.Training;

namespace Federation.Search.Tests.Training;

public sealed class PairSearchTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_search_finds_what_asking_each_pair_day_after_day_finds_in_the_same_order(int seed)
    {
        var (random, synthetic) = (Seeds.Of(seed), new SyntheticTrainers(seed, Today));
        var trainers = synthetic.Trainers(80).ToDictionary(trainer => trainer.Grain);
        var pairs = synthetic.Pairs([.. trainers.Values], 150);
        trainers.Remove(trainers.Keys.First());
        var index = new TrainerIndex();
        index.Rebuild(trainers.Values, pairs);
        var met = 0;
        for (var i = 0; i < 150; i++)
        {
            var query = Query(random, synthetic);
            var expected = BruteForce.Find(trainers, pairs, query);
            var found = index.Snapshot.Find(query);
            Assert.Equal(expected.Count, found.Total);
            Assert.Equal(expected.Skip(query.Skip).Take(query.Most).Select(one => (one.Pair, one.Way, one.Distance)), found.Hits.Select(hit => (hit.Pair.Grain, hit.Way, hit.Distance)));
            Assert.All(found.Hits.Zip(expected.Skip(query.Skip)), pair => Assert.Equal(pair.Second.Free, pair.First.Free.Slots()));
            met += found.Total;
        }

        Assert.True(met > 1000, $"{met}");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void An_index_that_followed_changes_is_the_one_built_from_their_end(int seed)
    {
        var (random, synthetic) = (Seeds.Of(seed), new SyntheticTrainers(seed, Today));
        var trainers = synthetic.Trainers(40).ToDictionary(trainer => trainer.Grain);
        var pairs = synthetic.Pairs([.. trainers.Values], 80).ToDictionary(pair => pair.Grain);
        var all = trainers.Values.ToList();
        var index = new TrainerIndex();
        index.Rebuild(trainers.Values, pairs.Values);
        for (var round = 0; round < 60; round++)
        {
            var (some, formed) = (new Dictionary<GrainId, KnownTrainer?>(), new Dictionary<GrainId, PairRow?>());
            for (var i = random.Next(4); i > 0; i--)
            {
                var one = random.Pick(all);
                some[one.Grain] = random.Chance(0.2) ? null : one with { Free = synthetic.Trainer().Free, Profile = synthetic.Trainer(one.Profile.Role).Profile };
            }

            for (var i = random.Next(3); i > 0; i--)
            {
                var pair = random.Chance(0.5) ? random.Pick(pairs.Values.ToList()) : synthetic.Pairs(all, 1)[0];
                formed[pair.Grain] = random.Chance(0.2) ? null : random.Chance(0.2) ? pair with { Status = PairStatus.Dissolved } : pair;
            }

            Set(trainers, some);
            Set(pairs, formed);
            foreach (var over in pairs.Where(pair => pair.Value.Status != PairStatus.Formed).Select(pair => pair.Key).ToList())
            {
                pairs.Remove(over);
            }

            index.Apply(new TrainerChanges(some, formed));
            var anew = new TrainerIndex();
            anew.Rebuild(trainers.Values, pairs.Values);
            for (var i = 0; i < 5; i++)
            {
                var query = Query(random, synthetic);
                var (now, then) = (index.Snapshot.Find(query), anew.Snapshot.Find(query));
                Assert.Equal(then.Total, now.Total);
                Assert.Equal(then.Hits.Select(hit => (hit.Pair.Grain, hit.Free)), now.Hits.Select(hit => (hit.Pair.Grain, hit.Free)));
            }
        }

        static void Set<T>(Dictionary<GrainId, T> all, Dictionary<GrainId, T?> changes) where T : class
        {
            foreach (var (grain, value) in changes)
            {
                if (value is null)
                {
                    all.Remove(grain);
                }
                else
                {
                    all[grain] = value;
                }
            }
        }
    }

    [Fact]
    public void Common_days_are_counted_as_slot_after_slot_would()
    {
        var (random, synthetic) = (Seeds.Of(9), new SyntheticTrainers(9, Today));
        var trainers = synthetic.Trainers(30);
        for (var i = 0; i < 400; i++)
        {
            var (a, b, from) = (random.Pick(trainers), random.Pick(trainers), Today.AddDays(random.Next(-40, 800)));
            var to = from.AddDays(random.Next(-3, 740));
            var expected = a.Free.Slots().Count(slot => b.Free.Has(slot) && slot.Date >= from && slot.Date <= to);
            Assert.Equal(expected, JointAvailability.Count(FreeBits.Of(a.Free), FreeBits.Of(b.Free), new Stretch(from, to)));
            Assert.Equal(expected, FreeBits.Of(a.Free).And(FreeBits.Of(b.Free)).Count(new Stretch(from, to)));
        }
    }

    [Fact]
    public void Several_trainers_are_free_together_when_each_is()
    {
        var synthetic = new SyntheticTrainers(10, Today);
        var trainers = synthetic.Trainers(12);
        var index = new TrainerIndex();
        index.Rebuild(trainers, []);
        var some = trainers.Take(3).ToList();
        var joint = index.Snapshot.Joint([.. some.Select(one => one.Grain)], Today, 365)!;
        Assert.Equal(some[0].Free.Slots().Where(slot => slot.Date >= Today && slot.Date < Today.AddDays(365) && some.All(one => one.Free.Has(slot))), joint.Slots());
        Assert.Null(index.Snapshot.Joint([TrainerId.Of(Guid.CreateVersion7()).At(HubId.Parse("aura"))], Today, 10));
    }

    [Fact]
    public void Partners_share_a_theme_and_have_the_other_role_the_nearest_first()
    {
        var synthetic = new SyntheticTrainers(11, Today);
        var trainers = synthetic.Trainers(60);
        var index = new TrainerIndex();
        index.Rebuild(trainers, []);
        var one = trainers[0];
        var partners = index.Snapshot.Partners(one.Grain, Today, Today.AddDays(180), 100);
        Assert.Equal(
            trainers.Where(other => other.Profile.Role != one.Profile.Role && other.Profile.Themes.Any(one.Profile.Themes.Contains)).Select(other => other.Grain).Order(ByKey), partners.Select(partner => partner.Trainer.Grain).Order(ByKey));
        Assert.Equal(partners.Select(partner => partner.Distance ?? 254).Order(), partners.Select(partner => partner.Distance ?? 254));
        Assert.Empty(index.Snapshot.Partners(TrainerId.Of(Guid.CreateVersion7()).At(HubId.Parse("aura")), Today, Today, 10));
    }

    private static readonly Comparer<GrainId> ByKey = Comparer<GrainId>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));

    private static PairQuery Query(Random random, SyntheticTrainers synthetic)
    {
        var from = Today.AddDays(random.Next(300));
        var to = from.AddDays(random.Next(0, random.Chance(0.2) ? 700 : 60));
        ImmutableArray<Slot> slots = random.Chance(0.3) ? [new Slot(from.AddDays(random.Next(5)), DayPart.Morning), new Slot(from.AddDays(random.Next(5)), DayPart.Afternoon)] : [];
        return new PairQuery(
            random.Chance(0.5) ? [.. synthetic.Some(Enum.GetValues<TrainingTheme>(), 3)] : [], random.Chance(0.7) ? random.Pick(Departments.All).Code : null,
            random.Next(3) switch { 0 => TrainingWay.InPerson, 1 => TrainingWay.Remote, _ => null }, random.Chance(0.2) ? "en" : null, from, to, slots, random.Chance(0.2) ? 5 : 0, random.Next(1, 40));
    }
}
