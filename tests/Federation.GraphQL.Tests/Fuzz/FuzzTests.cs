using System.Text;
using Federation.GraphQL.Tests.Validation;
using Federation.GraphQL.Tests.Validation.Generation;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>A hundred thousand damaged documents: each is judged, without an exception, in bounded time and memory.</summary>
[Collection(Alone.Name)]
public sealed class FuzzTests
{
    private const int Documents = 100_000;

    /// <summary>A tenth is read without a bound on tokens, so that the rules themselves are seen to hold.</summary>
    private const int BoundlessEvery = 10;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan NearlyAll = TimeSpan.FromMilliseconds(10);

    private const long MostBytes = 32 << 20;

    [Fact]
    public async Task A_hundred_thousand_damaged_documents_are_judged_in_bounded_time_and_memory()
    {
        var run = await OwnThread.Run(Judge);
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.True(run.Verdicts[(int)verdict] > Documents / 1_000, $"{verdict}: {run.Verdicts[(int)verdict]}"));
        Assert.True(run.Slow.Count == 0, $"slow: {string.Join(" | ", run.Slow.Take(3))}");
        Array.Sort(run.Times);
        Assert.InRange(run.Times[Documents * 999 / 1_000], TimeSpan.Zero, NearlyAll);
        Assert.InRange(run.MostBytes, 0, MostBytes);
    }

    private static Run Judge()
    {
        var seeds = Enumerable.Range(0, 400).Select(Seed).ToArray();
        var run = new Run(new int[Enum.GetValues<Verdict>().Length], [], new TimeSpan[Documents]);
        for (var i = 0; i < Documents; i++)
        {
            var random = new Random(i);
            var seed = seeds[random.Next(seeds.Length)];
            var text = i % 2 == 0 ? Accident.Of(seed, seeds[random.Next(seeds.Length)], Pipeline.Options.DocumentBytes, random) : Regrouping.Of(seed, Pipeline.Options.DocumentBytes, random);
            var tokens = i % BoundlessEvery == 0 ? int.MaxValue : Pipeline.Options.Tokens;
            var before = GC.GetAllocatedBytesForCurrentThread();
            run.Times[i] = Pipeline.Time(() => run.Count(Pipeline.JudgeWhole(text, tokens)));
            run.MostBytes = Math.Max(run.MostBytes, GC.GetAllocatedBytesForCurrentThread() - before);

            // A slow one may have met a collection or another process: alone, its best of three tells.
            if (run.Times[i] > Longest && Enumerable.Range(0, 3).Min(_ => Pipeline.Time(() => Pipeline.JudgeWhole(text, tokens))) > Longest)
            {
                run.Slow.Add($"{i}: {run.Times[i].TotalMilliseconds} ms: {Encoding.UTF8.GetString(text.AsSpan(0, Math.Min(200, text.Length)))}");
            }
        }

        return run;
    }

    private static byte[] Seed(int seed)
    {
        var random = new Random(seed);
        var draft = new DraftMaker(random, Zoo.Schema).Make();
        if (random.Next(3) == 0)
        {
            Fault.All[random.Next(Fault.All.Count)](draft, random);
        }

        return Encoding.UTF8.GetBytes(new DraftWriter(random).Write(draft));
    }

    private sealed record Run(int[] Verdicts, List<string> Slow, TimeSpan[] Times)
    {
        public long MostBytes { get; set; }

        public Verdict Count(Verdict verdict)
        {
            Verdicts[(int)verdict]++;
            return verdict;
        }
    }
}
