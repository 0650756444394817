using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Orleans.Live;
using Federation.Orleans.Tests.Clusters;
using Federation.Running;
using Federation.Testing.Domain;

namespace Federation.Orleans.Tests.Live;

public sealed class RelayTests
{
    /// <summary>No node listens to the database here: what a silo hears, it hears from another silo.</summary>
    [Fact]
    public async Task What_one_silo_wrote_every_silo_hears_by_one_observer_a_hub()
    {
        await using var home = await Home.Open(("aura", "84"), ("bretagne", "53"));
        await using var silos = await TestSilos.Start(home.Place, home.Data, ["84", "53", ""]);
        await Until.True("every silo listens to both hubs", () => Enumerable.Range(0, 3).All(silo => silos.Of<FeedRelay>(silo).Listening == 2));
        var heard = Enumerable.Range(0, 3).Select(_ => new HashSet<string>()).ToArray();
        for (var silo = 0; silo < 3; silo++)
        {
            var set = heard[silo];

            // Many who live on the one bell: streams, followers, pages.
            for (var connection = 0; connection < 50; connection++)
            {
                silos.Of<FeedTails>(silo).Grew += hub =>
                {
                    lock (set)
                    {
                        set.Add(hub.ToString());
                    }
                };
            }
        }

        foreach (var hub in new[] { "aura", "bretagne" })
        {
            Assert.True((await silos.Ask(2, Samples.StructureAt(HubId.Parse(hub), "s"), Samples.Structure("A"), Caller.Operator, "k")).Accepted);
            await Until.True($"every silo hears of {hub}", () => heard.All(set =>
            {
                lock (set)
                {
                    return set.Contains(hub);
                }
            }));
        }

        Assert.All(Enumerable.Range(0, 3), silo => Assert.Equal(2, silos.Of<FeedRelay>(silo).Listening));
    }
}
