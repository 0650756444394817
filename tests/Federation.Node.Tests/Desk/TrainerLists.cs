using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Tests.Engine;
using Federation.Storage.Training;

namespace Federation.Node.Tests.Desk;

public sealed class TrainerListsOnSqlite() : TrainerLists(On.Sqlite);

public sealed class TrainerListsOnPostgres() : TrainerLists(On.Postgres);

/// <summary>Lists of pairs and bookings are read page by page to their end, each line once, whatever changed at one instant.</summary>
public abstract class TrainerLists(On on) : TrainerSuite(on)
{
    [Fact]
    public async Task Pairs_are_read_to_the_last_one_what_waits_first_then_the_newest()
    {
        var peer = await Trainer(TrainerRole.Peer);
        var neighbours = new List<GrainId>();
        for (var i = 0; i < 5; i++)
        {
            neighbours.Add((await Trainer(TrainerRole.Professional, Bretagne, "35")).Grain);
        }

        // Three at one instant, two later; one of them formed, which the other hub then knows too.
        var pairs = new List<GrainId>();
        foreach (var (other, rank) in neighbours.Select((one, at) => (one, at)))
        {
            Home.Clock.Advance(TimeSpan.FromHours(rank < 3 ? 0 : 1));
            var pair = PairId.Of(Guid.CreateVersion7(Home.Now));
            Accepted(await PairDesk.Propose(pair, Aura, [peer.Grain, other], [TrainingTheme.Recovery], Coordinator, Next(), None));
            pairs.Add(pair.At(Aura));
        }

        var (formed, _) = (await Formed(peer, await Trainer(TrainerRole.Professional, Bretagne, "29")), await Formed(peer, await Trainer(TrainerRole.Professional)));
        foreach (var most in new[] { 1, 2, 3, 100 })
        {
            var all = await Read(after => PairDesk.OfHub(Aura, Coordinator, after, most, None), pair => pair.Mark);
            Assert.Equal(7, all.Count);
            Assert.Equal(all.Select(pair => pair.Grain).Distinct(), all.Select(pair => pair.Grain));
            Assert.Equal(all.OrderBy(pair => pair.Status != PairStatus.Proposed).ThenByDescending(pair => pair.Since).Select(pair => (pair.Status, pair.Since)), all.Select(pair => (pair.Status, pair.Since)));
        }

        Assert.Equal(7, await PairDesk.Count(Aura, Coordinator, None));
        Assert.Equal(formed, Assert.Single(await PairDesk.OfHub(Bretagne, Neighbour, null, 10, None)).Grain);
        Assert.Equal(2, (await PairDesk.OfHub(Aura, Coordinator, SinceMark.PastWaiting, 10, None)).Count);
        Assert.Equal(8, (await PairDesk.Already(Aura, peer.Grain, Coordinator, None)).Count);
        Assert.Equal(peer.Grain.Key, (await PairDesk.Paired(Aura, Coordinator, None)).Order().First(key => key == peer.Grain.Key));
        Assert.Equal((0, 0, 0), (await PairDesk.Count(Aura, Neighbour, None), (await PairDesk.Already(Aura, peer.Grain, Neighbour, None)).Count, (await PairDesk.Paired(Aura, Neighbour, None)).Count));
    }

    [Fact]
    public async Task Bookings_are_read_to_the_last_one_and_counted_by_what_became_of_them()
    {
        var (peer, professional) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional));
        for (var day = 0; day < 7; day++)
        {
            Home.Clock.Advance(TimeSpan.FromMinutes(day % 3 == 0 ? 0 : 1));
            await Asked(Days(30 + day), peer, professional);
        }

        Home.Clock.Advance(TimeSpan.FromMinutes(1));
        var confirmed = await Confirmed(Days(50), peer, professional);
        foreach (var most in new[] { 1, 3, 100 })
        {
            var all = await Read(after => BookingDesk.OfHub(Aura, [BookingStatus.Asked, BookingStatus.Confirmed], Coordinator, after, most, None), booking => booking.Mark);
            Assert.Equal((8, confirmed), (all.Select(booking => booking.Grain).Distinct().Count(), all[0].Grain));
            Assert.Equal(all.OrderByDescending(booking => booking.Since).Select(booking => booking.Since), all.Select(booking => booking.Since));
        }

        var counts = await BookingDesk.Counts(Aura, Coordinator, None);
        Assert.Equal((7, 1, 2), (counts[BookingStatus.Asked], counts[BookingStatus.Confirmed], counts.Count));
        Assert.Empty(await BookingDesk.Counts(Aura, Neighbour, None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1_2")]
    [InlineData("x_1772438400000_aura/pair/a")]
    [InlineData("1_-5_aura/pair/a")]
    [InlineData("1_99999999999999999_aura/pair/a")]
    [InlineData("1_1772438400000_aura/pair/a_b")]
    [InlineData("1_1772438400000_nothing")]
    public void A_place_that_nobody_wrote_is_none(string text) => Assert.False(SinceMark.TryParse(text, out _));

    [Fact]
    public async Task A_place_is_read_as_it_was_written()
    {
        var (peer, professional) = (await Trainer(TrainerRole.Peer), await Trainer(TrainerRole.Professional));
        await Formed(peer, professional);
        var mark = Assert.Single(await PairDesk.OfHub(Aura, Coordinator, null, 10, None)).Mark;
        Assert.True(SinceMark.TryParse(mark.ToString(), out var read));
        Assert.Equal((mark.Rank, mark.Since.ToUnixTimeMilliseconds(), mark.Grain), (read.Rank, read.Since.ToUnixTimeMilliseconds(), read.Grain));
    }

    private static async Task<List<T>> Read<T>(Func<SinceMark?, Task<IReadOnlyList<T>>> page, Func<T, SinceMark> markOf)
    {
        var all = new List<T>();
        for (SinceMark? after = null; ;)
        {
            var rows = await page(after);
            all.AddRange(rows);
            if (rows.Count == 0)
            {
                return all;
            }

            Assert.True(SinceMark.TryParse(markOf(rows[^1]).ToString(), out var mark));
            after = mark;
        }
    }
}
