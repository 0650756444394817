using System.Diagnostics;
using Federation.Benchmarks.Running;
using Federation.Benchmarks.Searches;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;
using Federation.Search.Matching;
using Federation.Testing.Jobs;

namespace Federation.Benchmarks.Matching;

/// <summary>New offers against saved searches, in process, beside PostgreSQL with the same searches as rows; and against putting each search to each offer.</summary>
internal static class MatchBenchmark
{
    private const int Seed = 23;
    private const int Offers = 10_000;
    private const int PeerOffers = 300;

    private const double LongestMatch = 1;
    private const double LongestLoad = 10;
    private const double MostBytes = 128;

    public static async Task Run(BenchOptions options, Running.Place place, Report report)
    {
        var published = Enumerable.Range(0, Offers).Select(new SyntheticOffers(Seed).At).ToArray();
        var reader = new OfferReader();
        var offers = Array.ConvertAll(published, reader.Read);
        // Offers of other days: what is matched was not known before.
        var shares = OfferShares.Of(Enumerable.Range(0, OfferShares.MostOffers).Select(number => reader.Read(new SyntheticOffers(Seed + 1).At(number))));
        foreach (var count in options.Subscriptions)
        {
            foreach (var alone in (double[])[0.1, 0.6])
            {
                var saved = new SavedSearches(count, alone, Seed).All;
                var name = $"{count:#,0} saved, {alone:0 %} like no other";
                using var peer = !options.Peers ? null : await PostgresMatch.Load(saved, published.Take(OfferShares.MostOffers));
                var index = Load(saved, shares, peer, report, name);
                await Compare(index, offers, published, peer, options, report, name);
                var began = Stopwatch.GetTimestamp();
                var wrong = Identity.Differences(index, saved, offers, Number);
                report.Add(new Line("matching", name, "s to ask each search of each offer", Report.Number(Stopwatch.GetElapsedTime(began).TotalSeconds)));
                report.Add(new Line("matching", name, $"of {Offers:#,0} offers told otherwise than by asking each search", $"{wrong}", "", Report.Aim(wrong, 0, "offers")));
            }
        }
    }

    private static Guid Id(int number) => new(number, 0x4000, 0x7000, 0x80, 1, 2, 3, 4, 5, 6, 7);

    private static int Number(Guid id) => System.Runtime.InteropServices.MemoryMarshal.Read<int>(id.ToByteArray());

    private static SubscriptionIndex<Guid> Load(string[] saved, OfferShares shares, PostgresMatch? peer, Report report, string name)
    {
        // What reading words keeps for all is no part of the index.
        new SubscriptionIndex<Guid>(shares).Load(saved.Index(), row => (Id(row.Index), SavedSearches.Read(row.Item)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        var index = new SubscriptionIndex<Guid>(shares);
        index.Load(saved.Index(), row => (Id(row.Index), SavedSearches.Read(row.Item)));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / saved.Length;
        var (queries, requirements) = index.Distinct;
        report.Add(new Line("matching", name, "different queries, and things they ask", $"{queries:#,0}, {requirements:#,0}"));
        report.Add(new Line("matching", name, "s to load from text (peer: and index)", Report.Number(took), peer is null ? "" : Report.Number(peer.LoadSeconds), Report.Aim(took, LongestLoad, "s")));
        report.Add(new Line("matching", name, "bytes resident each (peer: on disk)", Report.Number(bytes), peer is null ? "" : Report.Number(peer.Bytes / saved.Length), Report.Aim(bytes, MostBytes, "bytes")));
        return index;
    }

    private static async Task Compare(SubscriptionIndex<Guid> index, AnalysedOffer[] offers, PublishedOffer[] published, PostgresMatch? peer, BenchOptions options, Report report, string name)
    {
        var matched = new List<Guid>();
        var (next, told) = (0, 0L);
        var longest = TimeSpan.FromSeconds(options.Seconds * 10);
        Func<Action> match = () =>
        {
            var offer = offers[next++ % offers.Length];
            return () =>
            {
                matched.Clear();
                index.Match(offer, matched);
                told += matched.Count;
            };
        };
        Timing.Of(1_000, longest, match);
        (next, told) = (0, 0);
        var ours = Timing.Of(Offers, longest, match);
        report.Add(new Line("matching", name, "told of one offer, on average", $"{(double)told / next:#,0}"));
        var theirs = peer is null ? "" : await Ask(peer, published.Take(PeerOffers), options);
        report.Add(new Line("matching", name, "ms per offer, half / 99 of 100", ours.ToString(), theirs, Report.Aim(ours.Nearly, LongestMatch, "ms")));
    }

    private static async Task<string> Ask(PostgresMatch peer, IEnumerable<PublishedOffer> published, BenchOptions options)
    {
        var (vectors, next) = (await peer.Vectors(published), 0);
        return Timing.Of(vectors.Count, TimeSpan.FromSeconds(options.Seconds * 4), () => peer.Match(vectors[next++])).ToString();
    }
}
