using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Storage.Alerts;

namespace Federation.Node.Tests.Simulation;

/// <summary>A simulation that never comes to the rare things proves nothing about them.</summary>
[Collection(Seeds.Collection)]
public sealed class CoverageTests(ITestOutputHelper output)
{
    [Fact]
    public void A_few_hundred_seeds_visit_every_fact_every_status_every_bell_and_every_place_to_die()
    {
        var seen = new Dictionary<string, int>();
        for (var seed = 0; seed < 400; seed++)
        {
            var world = new World(seed);
            world.Died = where => Count($"dies {where}");
            world.Run();
            foreach (var telling in world.Disks.Values.SelectMany(disk => disk.Ledger.Tellings.Values))
            {
                Count($"told {telling.Thing.What} {telling.Mail}");
                Count($"{(telling.Thing.What == Happening.Ended ? "end" : "told")} of {telling.Thing.Of.Kind}");
            }

            foreach (var entry in world.Disks.Values.SelectMany(disk => disk.Feed))
            {
                Count(DomainJson.Facts.NameOf(entry.Fact));
                Count(entry.Fact switch
                {
                    ReferralMoved moved => $"moved {moved.To}",
                    ReferralHeard heard => $"heard {heard.Told} {(heard.Adopted ? "adopted" : "kept")}",
                    ReferralReminded reminded => $"bell {reminded.Deadline}",
                    OfferEnded ended => $"offer {ended.Status} by {ended.By}",
                    _ => "other",
                });
            }
        }

        foreach (var (what, count) in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{count,8} {what}");
        }

        // Bookings and what belongs to them have a simulation of their own, beside their rules.
        string[] elsewhere = ["structure", "trainer", "hold", "booking", "pair", "course", "session", "collective"];
        var never = DomainJson.Facts.Names.Where(name => !elsewhere.Contains(name.Split('.')[0]))
            .Concat(Enum.GetValues<Status>().Except([Status.Draft, Status.Sent]).Select(status => $"moved {status}"))
            .Concat(OfferTransitions.Table.Where(line => OfferTransitions.IsTerminal(line.To)).SelectMany(line => line.By.Select(by => $"offer {line.To} by {by}")).Distinct())
            .Concat(Enum.GetValues<TellingMail>().Except([TellingMail.Digested]).Select(mail => $"told {Happening.Published} {mail}"))
            .Concat([$"told {Happening.Ended} {TellingMail.None}", $"told {Happening.Ended} {TellingMail.Queued}", $"told {Happening.PlaceFreed} {TellingMail.None}", $"told {Happening.PlaceFreed} {TellingMail.Queued}"])
            .Concat([$"told of {GrainKind.Session}", $"told of {GrainKind.Collective}", $"end of {GrainKind.Session}", $"end of {GrainKind.Collective}"])
            .Except(seen.Keys);
        Assert.Equal([], never);
        Assert.True(seen.Keys.Count(key => key.StartsWith("dies ", StringComparison.Ordinal)) >= 10);

        void Count(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
    }
}
