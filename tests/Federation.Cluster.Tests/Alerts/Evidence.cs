using System.Collections.Immutable;
using Federation.Gateway.Alerts;
using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>A row of the ledger as it stands in the database.</summary>
/// <param name="What"><c>published</c> or <c>ended</c>.</param>
public sealed record Told(string Hub, string Subscriber, string Offer, string What, long Rank, ImmutableArray<string> Why, long At, string Mail, string? Letter);

/// <summary>A letter of the queue.</summary>
/// <param name="Count">Of how many things it tells; null for letters about an alert itself.</param>
public sealed record Queued(string Id, string State, long Unsure, int? Count);

/// <param name="Lines">Of the entries that it was told, in order.</param>
public sealed record Screen(Wish? Wish, ImmutableArray<string> Lines);

/// <summary>Everything from which it is judged, and nothing that the product says of itself.</summary>
/// <param name="Copies">What the mail server answered for, in order.</param>
/// <param name="Unnoted">Letters under way that the dead node had not noted as sent: by name, and which life it was.</param>
/// <param name="Live">What each screen has, in order.</param>
/// <param name="Feeds">What each Atom feed shows at the end: keys of offers, by the secret of the alert.</param>
/// <param name="Pages">The same of the pages of live alerts.</param>
/// <param name="Seen">What each Atom feed ever showed to who looked meanwhile.</param>
public sealed record Evidence(
    ImmutableArray<Told> Ledger, ImmutableArray<Queued> Queue, ImmutableArray<Copy> Copies, ImmutableHashSet<(string Name, int Life)> Unnoted,
    ImmutableArray<Screen> Live, ImmutableDictionary<string, ImmutableHashSet<string>> Feeds, ImmutableDictionary<string, ImmutableHashSet<string>> Pages,
    ImmutableDictionary<string, ImmutableHashSet<string>> Seen)
{
    public static async Task<ImmutableArray<Told>> ReadLedger(Place place) =>
        [.. (await Sql.Rows<Row>(place, "SELECT hub, subscriber, thing, rank, why, at, mail, letter FROM telling ORDER BY hub, rank")).Select(row => new Told(
            row.Hub, row.Subscriber, row.Thing.Split('/')[2], row.Thing.Split('/')[3], row.Rank, [.. row.Why.Split(' ').Select(why => why.Split(':')[0])], row.At, row.Mail, row.Letter))];

    public static async Task<ImmutableArray<Queued>> ReadQueue(Place place) =>
        [.. (await Sql.Rows<(string Id, string State, long Unsure, string Payload)>(place, "SELECT id, state, unsure, payload FROM mail ORDER BY id")).Select(row => new Queued(
            row.Id, row.State, row.Unsure,
            System.Text.Json.JsonDocument.Parse(row.Payload).RootElement.TryGetProperty("count", out var count) ? count.GetInt32() : null))];

    /// <summary>
    /// Tellings so long after the word that they tell of that a sweep may have made them, and the longest such time of the others: a sweep asks of nothing that
    /// changed within a minute, so what came sooner came by the feed alone.
    /// </summary>
    public static async Task<(int Swept, TimeSpan Longest)> BySweepAlone(Place place)
    {
        var words = (await Sql.Rows<(string Offer, long At)>(place, "SELECT subject_key, at FROM entry WHERE kind = 'offer.published' ORDER BY at")).ToLookup(word => word.Offer, word => word.At);
        var after = (await ReadLedger(place)).Where(told => told.What == "published").Select(told => TimeSpan.FromMilliseconds(told.At - words[told.Offer].Last(at => at <= told.At))).ToLookup(time => time >= AlertSweep.Margin);
        return (after[true].Count(), after[false].DefaultIfEmpty().Max());
    }

    /// <summary>More columns than a tuple of Dapper's holds.</summary>
    private sealed class Row
    {
        public string Hub { get; init; } = "";

        public string Subscriber { get; init; } = "";

        public string Thing { get; init; } = "";

        public long Rank { get; init; }

        public string Why { get; init; } = "";

        public long At { get; init; }

        public string Mail { get; init; } = "";

        public string? Letter { get; init; }
    }
}
