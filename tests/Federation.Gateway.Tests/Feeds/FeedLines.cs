using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.Tests.Asking;
using Federation.Storage;

namespace Federation.Gateway.Tests.Feeds;

/// <summary>One entry as these tests compare it: <c>aura 12 REFERRAL_FILED</c>.</summary>
public static class FeedLines
{
    public const string Selection = "cursor node { hub { code } position kind audience }";

    public static string Of(JsonElement edge) => $"{edge.Text("node", "hub", "code")} {edge.Text("node", "position")} {edge.Text("node", "kind")}";

    /// <summary>What this reader may read, straight from the database, by hub in the order of positions.</summary>
    public static async Task<ILookup<string, string>> Expected(Place place, HubId? reader, params string[] hubs)
    {
        await using var database = Database.Open(place.Database ?? place.Data);
        var lines = new List<(string Hub, string Line)>();
        foreach (var hub in (await database.Hubs.Heads(CancellationToken.None)).Keys.Order().Where(hub => hubs.Length == 0 || hubs.Contains(hub.ToString())))
        {
            for (var page = await database.Hubs.Read(hub, 0, 5000, CancellationToken.None); page.Count > 0; page = await database.Hubs.Read(hub, page[^1].Position, 5000, CancellationToken.None))
            {
                lines.AddRange(page
                    .Where(entry => reader is { } known ? entry.Audience.MayBeReadBy(known, hub) : entry.Audience == Audience.Public)
                    .Select(entry => (hub.ToString(), $"{hub} {entry.Position} {DomainJson.Facts.NameOf(entry.Fact).Replace('.', '_').Replace('-', '_').ToUpperInvariant()}")));
            }
        }

        return lines.ToLookup(line => line.Hub, line => line.Line);
    }

    /// <summary>Each hub's lines, in the order they came.</summary>
    public static void Same(ILookup<string, string> expected, IEnumerable<string> seen)
    {
        var byHub = seen.ToLookup(line => line.Split(' ')[0]);
        Assert.Equal(expected.Select(hub => hub.Key).Order(StringComparer.Ordinal), byHub.Select(hub => hub.Key).Order(StringComparer.Ordinal));
        Assert.All(expected, hub => Assert.Equal(hub, byHub[hub.Key]));
    }
}
