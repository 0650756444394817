using Federation.Domain.Grains;
using Federation.Gateway.Tests.Asking;
using Federation.Storage;

namespace Federation.Gateway.Tests.Live;

/// <summary>Every audience by every caller, against what the database holds.</summary>
public sealed class AudienceTests
{
    private static readonly string[] Asked = ["", "public", "hubs", "local", "hub:aura", "hub:bretagne", "hub:occitanie"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Each_caller_is_streamed_what_the_entries_audience_says_and_may_ask_for_nothing_else(On on)
    {
        await using var all = await Federated.Start(on);
        await all.Received("a-feed-to-stream", Requests.Contact(), "Texte.");
        var called = await all.Visitor().File("a-call-to-stream", Requests.ForNobody);
        var aura = await all.SignIn("AURA");
        await aura.Done("sendReferral", new { idempotencyKey = "out", referral = await aura.Copy(all.Hub("aura"), called.ShortCode), destination = new { openCall = true } });
        await Quiet.Settled(all.Place);
        var callers = new (Client Client, string? Hub)[]
        {
            (all.Visitor(), null), (aura, "aura"), (await all.SignIn("AURA", "administration"), "aura"), (await all.SignIn("Bretagne"), "bretagne"), (await all.SignIn("Occitanie", "administration"), "occitanie"),
        };
        var entries = await Entries(all.Place);
        foreach (var asked in Asked)
        {
            foreach (var (client, hub) in callers)
            {
                var allowed = asked is "" or "public" || (hub is not null && (asked is "hubs" or "local" || asked == $"hub:{hub}"));
                var reader = await Read(client, entries, asked.Length == 0 ? new { } : new { audiences = new[] { asked } });
                Assert.Equal(allowed ? null : "not-allowed", reader.End);
                var expected = !allowed ? [] : entries.Where(entry => (asked.Length == 0 || entry.Audience.ToString() == asked) && (entry.Audience == Audience.Public || (hub is not null && entry.Audience.MayBeReadBy(HubId.Parse(hub), entry.Hub))));
                Same(expected, reader);
                Assert.True(!allowed || asked == "hub:occitanie" || reader.Lines.Count > 0, $"{hub} was streamed nothing of {asked}: nothing is proved");
            }
        }
    }

    [Fact]
    public async Task The_inbox_is_what_is_addressed_to_ones_own_hub_and_kinds_and_hubs_narrow()
    {
        await using var all = await Federated.Start(On.Sqlite);
        await all.Received("an-inbox-to-stream");
        await Quiet.Settled(all.Place);
        var (bretagne, entries) = (await all.SignIn("Bretagne"), await Entries(all.Place));
        Same(entries.Where(entry => entry.Audience.ToString() == "hub:bretagne"), await Read(bretagne, entries, new { inbox = "bretagne" }));
        Same(entries.Where(entry => entry.Hub.ToString() == "aura" && entry.Fact is Domain.Structures.StructureDescribed), await Read(all.Visitor(), entries, new { hubs = new[] { "aura" }, kinds = new[] { "structure.described" } }));
        Assert.Equal("not-allowed", (await Read(bretagne, entries, new { inbox = "aura" })).End);
        Assert.Equal("not-allowed", (await Read(all.Visitor(), entries, new { inbox = "bretagne" })).End);
    }

    private static void Same(IEnumerable<Entry> expected, LiveReader reader) => Assert.Equal(
        expected.Select(entry => LiveReader.Line(entry.Hub.ToString(), entry.Position, DomainJson.Facts.NameOf(entry.Fact))).Order(StringComparer.Ordinal),
        reader.Lines.Order(StringComparer.Ordinal));

    /// <summary>From the beginning, until it is told that it has everything that was there.</summary>
    private static async Task<LiveReader> Read(Client client, IReadOnlyList<Entry> entries, object filter)
    {
        var reader = new LiveReader();
        var heads = entries.GroupBy(entry => entry.Hub.ToString()).ToDictionary(hub => hub.Key, hub => hub.Max(entry => entry.Position));
        await using var socket = await client.Live(Cancel);
        await reader.Follow(socket, filter, known => known.Known.Count > 0 && known.Known.All(place => place.Value >= heads[place.Key]), Cancel).WaitAsync(Until.Patience, Cancel);
        return reader;
    }

    private static async Task<IReadOnlyList<Entry>> Entries(Place place)
    {
        await using var database = Database.Open(place.Database ?? place.Data);
        var all = new List<Entry>();
        foreach (var hub in (await database.Hubs.Heads(Cancel)).Keys)
        {
            all.AddRange(await database.Hubs.Read(hub, 0, 5000, Cancel));
        }

        return all;
    }
}
