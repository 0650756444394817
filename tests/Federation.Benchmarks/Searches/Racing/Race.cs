using System.Text.Json;
using Federation.Benchmarks.Running;
using Federation.Search.Index;

namespace Federation.Benchmarks.Searches.Racing;

/// <summary>
/// Both over HTTP with 64 connections, in turns, the same draws of searches for both. Each answers the total and twenty hits; the facets only where
/// facets are what is asked, since PostgreSQL would count them anew from every row: ours then runs once more with all of them on every answer.
/// </summary>
internal static class Race
{
    private const int Connections = 64;
    private const int Draws = 256;

    /// <summary>The pages before a deep one are turned beforehand: five hundred pages for each.</summary>
    private const int DeepDraws = 32;

    private const double LongestAnswer = 10;
    private const double LeastRatio = 10;

    public static async Task Run(OfferSnapshot snapshot, PostgresSearch? rows, int seed, BenchOptions options, Place place, Report report, string name)
    {
        using var ours = await Contestant.Ours(snapshot.Count, seed);
        using var theirs = rows is null ? null : await Contestant.PostGraphile(rows);
        foreach (var kind in Kinds.OfBoth.Concat(Kinds.OfPages))
        {
            var (own, other) = Write(kind, snapshot, seed, place.Folder());
            var peer = Kinds.OfBoth.Contains(kind) ? theirs : null;
            var (laps, peerLaps) = (new List<(Lap Lap, double PerCpuSecond)>(), new List<(Lap Lap, double PerCpuSecond)>());
            await ours.Run(own, options.Seconds, Connections);
            if (peer is not null)
            {
                await peer.Run(other, options.Seconds, Connections);
            }

            for (var round = 0; round < options.Rounds; round++)
            {
                laps.Add(await ours.Run(own, options.Seconds, Connections));
                if (peer is not null)
                {
                    peerLaps.Add(await peer.Run(other, options.Seconds, Connections));
                }
            }

            Tell(kind, laps, peerLaps, report, name);
        }
    }

    private static void Tell(string kind, List<(Lap Lap, double PerCpuSecond)> ours, List<(Lap Lap, double PerCpuSecond)> theirs, Report report, string name)
    {
        var (rate, peerRate) = (Median(ours, one => one.Lap.PerSecond), Median(theirs, one => one.Lap.PerSecond));
        Add("HTTP, requests a second", Number(rate), Number(peerRate), theirs.Count == 0 ? "" : $"{Report.Ratio(rate.GetValueOrDefault(), peerRate.GetValueOrDefault())}, {(rate >= LeastRatio * peerRate ? "at least" : "UNDER")} {LeastRatio} x");
        Add("HTTP, requests a second of server processor time", Number(Median(ours, one => one.PerCpuSecond)), Number(Median(theirs, one => one.PerCpuSecond)),
            theirs.Count == 0 ? "" : Report.Ratio(Median(ours, one => one.PerCpuSecond).GetValueOrDefault(), Median(theirs, one => one.PerCpuSecond).GetValueOrDefault()));
        Add("HTTP, ms, half / 99 of 100", Times(ours), Times(theirs), Report.Aim(Median(ours, one => one.Lap.Nearly).GetValueOrDefault(), LongestAnswer, "ms"));

        void Add(string measure, string own, string peer, string verdict) => report.Add(new Line("search", name, $"{measure}: {kind}", own, peer, verdict));
    }

    private static string Times(List<(Lap Lap, double PerCpuSecond)> laps) =>
        laps.Count == 0 ? "" : $"{Number(Median(laps, one => one.Lap.Half))} / {Number(Median(laps, one => one.Lap.Nearly))}";

    private static double? Median(List<(Lap Lap, double PerCpuSecond)> laps, Func<(Lap Lap, double PerCpuSecond), double> of) =>
        laps.Count == 0 ? null : Statistics.Median(laps.Select(of));

    private static string Number(double? value) => value is { } number ? Report.Number(number) : "";

    private static (string Ours, string Peers) Write(string kind, OfferSnapshot snapshot, int seed, string folder)
    {
        var (random, deep) = (new Random(seed), kind == Kinds.DeepPage);
        var drawn = Enumerable.Range(0, deep ? DeepDraws : Draws).Select(_ => deep ? Kinds.Deep(snapshot, random) : Kinds.Draw(kind, random)).ToList();
        var (ours, peers) = (Path.Combine(folder, "ours"), Path.Combine(folder, "peers"));
        File.WriteAllLines(ours, drawn.Select(request => JsonSerializer.Serialize(Ask.Ours(request))));
        File.WriteAllLines(peers, drawn.Where(_ => Kinds.OfBoth.Contains(kind)).Select(request => JsonSerializer.Serialize(Ask.Peers(request, deep ? Kinds.Depth * 20 : 0))));
        return (ours, peers);
    }
}
