using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Federation.Node.Tests.Simulation;

/// <summary>
/// <c>SIM_SEED=n</c> with the command below runs one seed and writes every step; <c>SIM_SEEDS=n</c> sets how many are run, <c>SIM_FROM=n</c>
/// where they begin.
/// </summary>
[Collection(Seeds.Collection)]
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const string Replay = "dotnet test tests/Federation.Node.Tests --filter Whatever_fails --logger 'console;verbosity=detailed'";

    [Fact]
    public void Whatever_fails_the_hubs_keep_their_promises()
    {
        if (Number("SIM_SEED") is { } one)
        {
            output.WriteLine(new World(one, trace: output.WriteLine).Run());
            return;
        }

        var from = Number("SIM_FROM") ?? 0;
        var seeds = Number("SIM_SEEDS") ?? 10_000;
        var began = Stopwatch.GetTimestamp();
        var broken = new ConcurrentDictionary<int, string>();
        Seeds.Each(from, seeds, seed =>
        {
            try
            {
                new World(seed).Run();
            }
            catch (InvariantBroken failure)
            {
                broken[seed] = failure.Message;
            }

            return broken.Count < 20;
        });
        output.WriteLine($"{seeds / Stopwatch.GetElapsedTime(began).TotalSeconds:F0} seeds a second");
        Assert.True(broken.IsEmpty, string.Join(Environment.NewLine, broken.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value}{Environment.NewLine}    SIM_SEED={pair.Key} {Replay}")));
    }

    [Fact]
    public void The_same_seed_is_the_same_story()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.Equal(new World(seed).Run(), new World(seed).Run());
        }
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
