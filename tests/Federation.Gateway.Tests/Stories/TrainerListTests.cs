using System.Text.Json;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

/// <summary>What a hub's tools read of pairs and bookings page by page, and what a trainer reads of what one is asked for.</summary>
public sealed class TrainerListTests
{
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Pairs_and_bookings_are_read_to_the_last_and_who_is_asked_reads_with_whom(On on)
    {
        await using var all = await Federated.Start(on);
        var (aura, hub) = (await all.SignIn("AURA"), all.Hub("aura"));
        var ((peer, secret), (professional, _)) = (await aura.AddTrainer(hub, "un", "PEER"), await aura.AddTrainer(hub, "deux", "PROFESSIONAL"));
        string[] trainers = [peer, professional];
        for (var i = 0; i < 5; i++)
        {
            await aura.Done("proposePair", new { idempotencyKey = $"p{i}", hub, trainers, themes = new[] { "RECOVERY" } });
            await aura.Done("askBooking", new { idempotencyKey = $"b{i}", hub, trainers, slots = new[] { new { date = TrainingRequests.Day(30 + i), part = "MORNING" } } });
        }

        foreach (var list in new[] { "hubPairs", "hubBookings" })
        {
            var (seen, cursor) = (new List<string>(), (string?)null);
            for (var pages = 0; pages < 3; pages++)
            {
                var page = (await aura.Ask($"query($hub: ID!, $after: String) {{ {list}(hub: $hub, first: 2, after: $after) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}", new { hub, after = cursor })).At(list);
                seen.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Text("id")));
                Assert.Equal((5, pages < 2), (page.At("totalCount").GetInt32(), page.At("pageInfo", "hasNextPage").GetBoolean()));
                cursor = page.Text("pageInfo", "endCursor");
            }

            Assert.Equal(5, seen.Distinct().Count());
        }

        const string Own = "query($secret: String!) { ownTrainer(secret: $secret) { pairs { themes with { role base hub { code } } } holds { session { id } with { role base } } } }";
        JsonElement own = default;
        await Federation.Running.Until.True("all has arrived", async () => (own = (await aura.Ask(Own, new { secret })).At("ownTrainer")).At("pairs").GetArrayLength() == 5 && own.At("holds").GetArrayLength() > 0);
        Assert.All(own.At("pairs").EnumerateArray(), pair => Assert.Equal(("RECOVERY", "PROFESSIONAL", "aura"), (pair.At("themes")[0].GetString(), pair.At("with")[0].Text("role"), pair.At("with")[0].Text("hub", "code"))));
        Assert.All(own.At("holds").EnumerateArray(), hold => Assert.Equal((JsonValueKind.Null, "PROFESSIONAL"), (hold.At("session").ValueKind, hold.At("with")[0].Text("role"))));
    }
}
