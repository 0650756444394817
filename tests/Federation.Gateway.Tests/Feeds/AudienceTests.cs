using Federation.Domain.Grains;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Feeds;

public sealed class AudienceTests(Shared shared)
{
    private const string Document = $"query($after: FeedCursor, $kinds: [FeedKind!]) {{ feed(after: $after, kinds: $kinds, first: 7) {{ edges {{ {FeedLines.Selection} }} pageInfo {{ hasNextPage endCursor }} head }} }}";

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Each_reader_is_given_page_by_page_what_the_entries_audience_says_and_nothing_else(On on)
    {
        await using var all = await Federated.Start(on);
        await all.Received("a-feed-to-read", Requests.Contact(), "Texte.");
        await Quiet.Settled(all.Place);
        var readers = new (Client Client, HubId? Reader)[]
        {
            (all.Visitor(), null), (await all.SignIn("AURA"), HubId.Parse("aura")), (await all.SignIn("Bretagne"), HubId.Parse("bretagne")), (await all.SignIn("Bretagne", "administration"), HubId.Parse("bretagne")),
        };
        foreach (var (client, reader) in readers)
        {
            FeedLines.Same(await FeedLines.Expected(all.Place, reader), await Read(client, null));
            var sent = (await FeedLines.Expected(all.Place, reader)).SelectMany(hub => hub).Where(line => line.EndsWith("REFERRAL_SENT", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            Assert.Equal(sent, (await Read(client, ["REFERRAL_SENT"])).Order(StringComparer.Ordinal));
        }
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task The_subject_of_an_entry_is_ones_own_copy_and_of_others_entries_nothing_private(On on)
    {
        await using var all = await Federated.Start(on);
        var (_, atAura, atBretagne) = await all.Received("a-subject-to-read");
        await Quiet.Settled(all.Place);
        const string Subjects = "query($hub: ID!) { feed(hubs: [$hub], kinds: [REFERRAL_SENT], first: 100) { nodes { subjectId addressedTo { code } subject { __typename id } change { shortCode otherHub { code } need { kind } } } } }";
        foreach (var (hub, own) in new[] { ("AURA", atAura), ("Bretagne", atBretagne) })
        {
            var nodes = (await (await all.SignIn(hub)).Ask(Subjects, new { hub = all.Hub("aura") })).At("feed", "nodes").EnumerateArray().ToList();
            Assert.Equal(own, nodes.Single(node => node.Text("subjectId") == atAura).Text("subject", "id"));
        }

        var occitanie = (await (await all.SignIn("Occitanie")).Ask(Subjects, new { hub = all.Hub("aura") })).At("feed", "nodes").EnumerateArray();
        Assert.DoesNotContain(atAura, occitanie.Select(node => node.Text("subjectId")));
    }

    [Fact]
    public async Task A_cursor_of_no_feed_is_refused_rather_than_read_as_the_beginning()
    {
        var all = await shared.Demonstration;
        foreach (var after in new[] { "x", "MTphdXJh", "MTphdXJhOi0x", "MjphdXJhOjE", new string('M', 40_000) })
        {
            Assert.Equal("bad-input", (await all.Visitor().Post(Document, new { after })).Codes.Single());
        }

        var head = (await all.Visitor().Ask("{ feed(first: 1) { head } }")).Text("feed", "head");
        var page = (await all.Visitor().Ask(Document, new { after = head })).At("feed");
        Assert.Equal((0, false, head), (page.At("edges").GetArrayLength(), page.At("pageInfo", "hasNextPage").GetBoolean(), page.Text("pageInfo", "endCursor")));
    }

    private static async Task<List<string>> Read(Client client, string[]? kinds)
    {
        var lines = new List<string>();
        string? after = null;
        for (var more = true; more;)
        {
            var feed = (await client.Ask(Document, new { after, kinds })).At("feed");
            lines.AddRange(feed.At("edges").EnumerateArray().Select(FeedLines.Of));
            Assert.InRange(feed.At("edges").GetArrayLength(), 0, 7);
            (after, more) = (feed.Text("pageInfo", "endCursor"), feed.At("pageInfo", "hasNextPage").GetBoolean());
        }

        return lines;
    }
}
