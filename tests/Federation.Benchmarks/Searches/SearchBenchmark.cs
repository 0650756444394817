using System.Diagnostics;
using Federation.Benchmarks.Running;
using Federation.Benchmarks.Searches.Racing;
using Federation.Search.Index;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Testing.Jobs;

namespace Federation.Benchmarks.Searches;

/// <summary>The index of offers, in process, beside PostgreSQL's full text over the same rows in the same run; then both over HTTP.</summary>
internal static class SearchBenchmark
{
    private const int Seed = 7;
    private const int Warm = 100;
    private const int Searches = 500;
    private const int Appends = 300;

    private const double LongestSearch = 5;
    private const double LongestRebuild = 30;
    private const double LongestAppend = 100;
    private const double MostBytes = 400;

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var count in options.Offers)
        {
            var source = new OfferSource(count, Seed);
            using var peer = options.Peers ? await PostgresSearch.Load(source) : null;
            var index = Build(source, peer, report);
            foreach (var kind in Kinds.OfBoth.Concat(Kinds.OfOurs))
            {
                Compare(kind, index, Kinds.OfBoth.Contains(kind) ? peer : null, options, report, Name(count));
            }

            Type(index, report, Name(count));
            await Race.Run(index.Snapshot, peer, Seed, options, place, report, Name(count));
            Append(index, source, report, Name(count));
        }
    }

    private static string Name(int count) => $"{count:#,0} offers";

    private static OfferIndex Build(OfferSource source, PostgresSearch? peer, Report report)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        var index = new OfferIndex();
        index.Rebuild(source.All);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before);
        var name = Name(source.Count);
        report.Add(new Line("search", name, "s to rebuild (peer: to load and index)", Report.Number(took), peer is null ? "" : Report.Number(peer.LoadSeconds), Report.Aim(took, LongestRebuild, "s")));
        report.Add(new Line("search", name, "bytes of text per offer", Report.Number((double)source.TextBytes / source.Count)));
        var beyond = (bytes - source.TextBytes) / source.Count;
        report.Add(new Line("search", name, "bytes of memory per offer beyond its text", Report.Number(beyond), "", Report.Aim(beyond, MostBytes, "bytes")));
        return index;
    }

    private static void Compare(string kind, OfferIndex index, PostgresSearch? peer, BenchOptions options, Report report, string name)
    {
        var snapshot = index.Snapshot;
        var random = new Random(Seed);
        Func<Action> next = kind == Kinds.DeepPage ? () => One(snapshot, Kinds.Deep(snapshot, random)) : () => One(snapshot, Kinds.Draw(kind, random));
        Timing.Of(Warm, TimeSpan.FromSeconds(options.Seconds), next);
        var ours = Timing.Of(Searches, TimeSpan.FromSeconds(12 * options.Seconds), next);
        var drawn = new Random(Seed);
        var theirs = peer is null ? default : Timing.Of(Searches, TimeSpan.FromSeconds(4 * options.Seconds), () => peer.Next(kind, drawn));
        report.Add(new Line(
            "search", name, $"ms, half / 99 of 100: {kind}", ours.ToString(), peer is null ? "" : theirs.ToString(),
            $"{(peer is null ? "" : $"{Report.Ratio(theirs.Half, ours.Half)}, ")}{Report.Aim(ours.Nearly, LongestSearch, "ms")}"));
    }

    private static Action One(OfferSnapshot snapshot, SearchRequest request) => () => snapshot.Search(request);

    private static void Type(OfferIndex index, Report report, string name)
    {
        var snapshot = index.Snapshot;
        string[] typed = ["tr", "trav", "travailleur p", "médiateur de s", "poste de pair", "mara", "gren", "saint-d", "équi", "addic"];
        var at = 0;
        var took = Timing.Of(Searches, TimeSpan.FromSeconds(10), () => () => snapshot.Suggest(typed[at++ % typed.Length]));
        report.Add(new Line("search", name, "ms, half / 99 of 100: suggestions while typing", took.ToString(), "", Report.Aim(took.Nearly, LongestSearch, "ms")));
    }

    /// <summary>From handing over an offer to a search that has it.</summary>
    private static void Append(OfferIndex index, OfferSource source, Report report, string name)
    {
        var (offers, at) = (new SyntheticOffers(Seed), source.Count);
        var took = Timing.Of(Appends, TimeSpan.FromSeconds(60), () =>
        {
            var offer = offers.At(at++);
            return () =>
            {
                index.Upsert(offer);
                if (index.Snapshot.Search(new SearchRequest(Query.Read(new Criteria()), SyntheticOffers.LastDay, Most: 1)).Total != at || index.Snapshot.Find(offer.Hub, offer.Id) is null)
                {
                    throw new InvalidOperationException("an offer that was handed over is not there");
                }
            };
        });
        report.Add(new Line("search", name, "ms, half / 99 of 100: from an append to a search that has it", took.ToString(), "", Report.Aim(took.Nearly, LongestAppend, "ms")));
    }
}
