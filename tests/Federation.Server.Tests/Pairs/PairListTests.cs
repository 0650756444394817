using System.Text.RegularExpressions;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Running;

namespace Federation.Server.Tests.Pairs;

/// <summary>Lists of pairs and bookings say how long they are and are read to their end, on the pages and by software.</summary>
public sealed partial class PairListTests(EmbeddedPairServer here) : IClassFixture<EmbeddedPairServer>
{
    private const int Many = 60;

    private static readonly HubId Aura = HubId.Parse("aura");
    private static readonly Caller Coordinator = Caller.Coordinator(Aura, "account-1");

    [Fact]
    public async Task Nothing_ends_silently()
    {
        var (session, visitor) = (await here.Server.SignIn(Aura), here.Server.Visitor());
        var (peer, professional) = (await HubTrainer.Add(session, "aura", "Canari Long", "peer"), await HubTrainer.Add(session, "aura", "Canari Liste", "professional"));
        await peer.Opens(visitor, here.Server.Today);
        await professional.Opens(visitor, here.Server.Today);
        GrainId[] both = [TrainerId.Parse(peer.Id).At(Aura), TrainerId.Parse(professional.Id).At(Aura)];
        var (ids, bookings, pairs) = (here.Server.Get<IIdentifiers>(), here.Server.Get<BookingDesk>(), here.Server.Get<PairDesk>());
        for (var i = 0; i < Many; i++)
        {
            var slot = new Slot(here.Server.Today.AddDays(10 + i), DayPart.Morning);
            Assert.True((await bookings.Ask(BookingId.Of(ids.Next()), Aura, [slot], [.. both], null, Coordinator, IdempotencyKey.Parse($"book-{i}"), CancellationToken.None)).Accepted);
            Assert.True((await pairs.Propose(PairId.Of(ids.Next()), Aura, [.. both], [TrainingTheme.Recovery], Coordinator, IdempotencyKey.Parse($"pair-{i}"), CancellationToken.None)).Accepted);
        }

        var first = await session.Get("/espace/aura/reservations");
        Assert.Equal(10, Items().Count(first.Body));
        Assert.Contains($"Voir les {Many}", first.Text, StringComparison.Ordinal);
        Assert.Equal(Many, await Walk(session, "/espace/aura/reservations?etat=cours", Items()));
        Assert.Equal(Many, await Walk(session, "/espace/aura/paires", Pairs()));
        Assert.Contains($">{Many}</span>", (await session.Get("/espace/aura/paires")).Body, StringComparison.Ordinal);

        // Addresses that nobody wrote begin at the beginning.
        foreach (var path in new[] { "/espace/aura/reservations?etat=rien&apres=x", "/espace/aura/reservations?etat=cours&apres=%00", "/espace/aura/paires?apres=1_2_3", "/espace/aura/planning?apres=-1" })
        {
            Assert.Equal(200, (await session.Get(path)).Code);
        }
    }

    /// <summary>Follows "Suivantes" to the end; how many different lines there were.</summary>
    private static async Task<int> Walk(Visitor session, string path, Regex line)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var pages = 0; pages < 20; pages++)
        {
            var page = await session.Get(path);
            Assert.All(line.Matches(page.Body), one => Assert.True(seen.Add(one.Groups[1].Value), "a line twice"));
            if (Next().Match(page.Body) is not { Success: true } next)
            {
                return seen.Count;
            }

            path = System.Net.WebUtility.HtmlDecode(next.Groups[1].Value);
        }

        throw new InvalidOperationException("no end");
    }

    [GeneratedRegex("data-live-key=\"([^\"]+)\"")]
    private static partial Regex Items();

    [GeneratedRegex("name=\"Pair\" value=\"([^\"]+)\"")]
    private static partial Regex Pairs();

    [GeneratedRegex("href=\"([^\"]+)\">Suivantes<")]
    private static partial Regex Next();
}
