using System.Collections.Immutable;
using System.Diagnostics;
using Federation.Benchmarks.Running;
using Federation.Benchmarks.Searches;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Search.Training;
using Federation.Storage.Training;
using Federation.Testing;
using Federation.Testing.Training;

namespace Federation.Benchmarks.Pairs;

/// <summary>
/// Joint availability: from windows and exceptions to the number of common free parts of days of each peer with each professional, a year of them. Search of pairs: among
/// all pairs, joined or not to one place. Beside the same by asking each part of each day, and by PostgreSQL that holds the same bits.
/// </summary>
internal static class PairBenchmark
{
    private const int Seed = 29;
    private const int People = 1_000;
    private const int Year = 365;
    private const int Searches = 5_000;

    private const double LongestJoining = 50;
    private const double LongestSearch = 20;

    private static readonly DateOnly Today = new(2026, 11, 21);

    public static async Task Run(BenchOptions options, Running.Place place, Report report)
    {
        using var peer = options.Peers ? new PostgresPairs() : null;
        await Join(peer, options, report);
        foreach (var (people, pairs) in ((int, int)[])[(People, 5_000), (10_000, 30_000)])
        {
            await Find(people, pairs, peer, options, report);
        }
    }

    private static async Task Join(PostgresPairs? peer, BenchOptions options, Report report)
    {
        var synthetic = new SyntheticTrainers(Seed, Today);
        var calendars = Enumerable.Range(0, People).Select(_ => synthetic.Calendar()).ToArray();
        var (half, to) = (People / 2, Today.AddDays(Year - 1));
        var (bits, common) = (new FreeBits[People], new int[half * half]);
        var name = $"{People:#,0} trainers";
        var joined = Timing.Of(200, TimeSpan.FromSeconds(options.Seconds), () => () =>
        {
            for (var i = 0; i < People; i++)
            {
                bits[i] = FreeBits.Of(calendars[i].Open(Today, Year));
            }

            JointAvailability.CountAll(bits.AsSpan(0, half), bits.AsSpan(half), Today, to, common);
        });
        var counted = Timing.Of(200, TimeSpan.FromSeconds(options.Seconds), () => () => JointAvailability.CountAll(bits.AsSpan(0, half), bits.AsSpan(half), Today, to, common));

        var sets = Array.ConvertAll(calendars, calendar => calendar.Open(Today, Year));
        var began = Stopwatch.GetTimestamp();
        var (wrong, naive) = (0, new int[common.Length]);
        for (var i = 0; i < common.Length; i++)
        {
            var (one, other) = (sets[i / half], sets[half + (i % half)]);
            for (var day = 0; day < Year; day++)
            {
                for (var part = 0; part < Slot.PartsOfDay; part++)
                {
                    var slot = new Slot(Today.AddDays(day), (DayPart)part);
                    naive[i] += one.Has(slot) && other.Has(slot) ? 1 : 0;
                }
            }

            wrong += naive[i] == common[i] ? 0 : 1;
        }

        var slow = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var sql = peer is null ? "" : Report.Number(await peer.Join(sets[..half], sets[half..], Today, Year));
        report.Add(new Line("pairs", name, $"ms from calendars to {common.Length:#,0} couples over 12 months, half / 99 of 100 (peer: part of day by part of day)", joined.ToString(), Report.Number(slow), Report.Aim(joined.Nearly, LongestJoining, "ms")));
        report.Add(new Line("pairs", name, "ms of it to join them (peer: PostgreSQL, bit strings)", counted.ToString(), sql));
        report.Add(new Line("pairs", name, "couples counted otherwise", $"{wrong}", "", Report.Aim(wrong, 0, "couples")));
    }

    private static async Task Find(int people, int count, PostgresPairs? peer, BenchOptions options, Report report)
    {
        var synthetic = new SyntheticTrainers(Seed, Today);
        var trainers = synthetic.Trainers(people);
        var pairs = synthetic.Pairs(trainers, count);
        var (index, name) = (new TrainerIndex(), $"{people:#,0} trainers, {count:#,0} pairs");
        var began = Stopwatch.GetTimestamp();
        index.Rebuild(trainers, pairs);
        report.Add(new Line("pairs", name, "ms to build the index", Report.Number(Stopwatch.GetElapsedTime(began).TotalMilliseconds)));

        var random = Seeds.Of(Seed);
        var queries = Enumerable.Range(0, Searches).Select(_ => Query(random, synthetic)).ToArray();
        var (next, total) = (0, 0L);
        var ours = Timing.Of(Searches, TimeSpan.FromSeconds(options.Seconds * 2), () =>
        {
            var query = queries[next++];
            return () => total += index.Snapshot.Find(query).Total;
        });
        report.Add(new Line("pairs", name, "pairs found by one search, on average", $"{(double)total / next:#,0}"));

        var (known, slow) = (trainers.ToDictionary(trainer => trainer.Grain), 0);
        var naive = Timing.Of(200, TimeSpan.FromSeconds(options.Seconds), () =>
        {
            var query = queries[slow++];
            return () => DayByDay(known, pairs, query);
        });
        var sql = "";
        if (peer is not null)
        {
            await peer.Load(trainers, pairs);
            slow = 0;
            sql = Timing.Of(200, TimeSpan.FromSeconds(options.Seconds), () => peer.Search(queries[slow++])).ToString();
        }

        report.Add(new Line("pairs", name, "ms per search, half / 99 of 100 (peer: part of day by part of day)", ours.ToString(), naive.ToString(), Report.Aim(ours.Nearly, LongestSearch, "ms")));
        report.Add(new Line("pairs", name, "the same (peer: PostgreSQL, bit strings)", ours.ToString(), sql));
        var turn = 0;
        var applied = Timing.Of(500, TimeSpan.FromSeconds(options.Seconds), () =>
        {
            var trainer = trainers[turn++ % trainers.Length];
            return () => index.Apply(new TrainerChanges(new Dictionary<GrainId, KnownTrainer?> { [trainer.Grain] = trainer }, ImmutableDictionary<GrainId, PairRow?>.Empty));
        });
        report.Add(new Line("pairs", name, "ms until a changed calendar is found, half / 99 of 100", applied.ToString()));
    }

    private static int DayByDay(Dictionary<GrainId, KnownTrainer> trainers, ImmutableArray<PairRow> pairs, PairQuery query)
    {
        var found = 0;
        foreach (var pair in pairs)
        {
            var members = pair.Members.Select(member => trainers[member.Trainer]).ToList();
            if (!pair.Themes.Any(query.Themes.Contains) || !members.All(one => one.Profile.GoesTo(query.Department!.Value)))
            {
                continue;
            }

            var free = 0;
            for (var day = query.From; day <= query.To; day = day.AddDays(1))
            {
                for (var part = 0; part < Slot.PartsOfDay; part++)
                {
                    var slot = new Slot(day, (DayPart)part);
                    free += members.All(one => one.Free.Has(slot)) ? 1 : 0;
                }
            }

            found += free > 0 ? 1 : 0;
        }

        return found;
    }

    private static PairQuery Query(Random random, SyntheticTrainers synthetic)
    {
        var from = Today.AddDays(random.Next(200));
        return new PairQuery(
            [.. synthetic.Some(Enum.GetValues<TrainingTheme>(), 3)], random.Pick(Departments.All).Code, TrainingWay.InPerson, random.Chance(0.2) ? "en" : null, from, from.AddDays(random.Next(7, 365)), []);
    }
}
