using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Jobs;

/// <param name="At">Of its last entry that is here: what the hub said later is not known.</param>
public sealed record HubKnown(HubId Hub, long Position, DateTimeOffset At);

/// <param name="Offer">Hidden by <paramref name="Rule"/>.</param>
public sealed record HiddenOffer(PublishedOffer Offer, DiffusionRule Rule);

/// <param name="Next">Where the following page begins; null at the end.</param>
public sealed record OfferPage(IReadOnlyList<PublishedOffer> Offers, string? Next);

/// <summary>What is published at all hubs, from this node's own read tables: it answers alone (promise 5).</summary>
public sealed partial class PublishedOffers(IHubStore store, TimeProvider clock) : ReadModel(store)
{
    public const int LongestPage = 100;

    // Read beyond a page, for those that a hub's rules hide.
    private const int Spare = 10;

    // Rules that hide nearly everything must not read the whole table for one page: it ends short, and says where to go on.
    private const int MostRead = 2000;

    private static readonly JsonTypeInfo<Posting> PostingInfo = (JsonTypeInfo<Posting>)DomainJson.Options.GetTypeInfo(typeof(Posting));

    private const string Columns = "hub, key, version, published_at, changed_at, until, posting";

    /// <summary>A joiner stands under its lead while that one is published and follows nobody: the same words as in the rule of the grains.</summary>
    private const string UnderItsLead =
        "EXISTS (SELECT 1 FROM offer l WHERE l.hub = o.lead_hub AND l.key = o.lead_key AND l.status = 'published' AND l.lead_hub IS NULL AND l.until > @now)";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Every offer that is shown now, in order of hub and key, one after the other: what an index is built from. Read <see cref="Known"/> before, and follow each feed
    /// from there: an offer that changes meanwhile is then met again.
    /// </summary>
    public async IAsyncEnumerable<PublishedOffer> All([EnumeratorCancellation] CancellationToken cancel)
    {
        var joined = await Joined(cancel);
        await foreach (var offer in Stream($"SELECT {Columns} FROM offer WHERE status = 'published' AND until > {Now} ORDER BY hub, key", Read, cancel))
        {
            var grain = offer.Id.At(offer.Hub);
            if (!joined.Hidden.Contains(grain))
            {
                yield return offer with { AlsoBy = joined.Sources.GetValueOrDefault(grain, []) };
            }
        }
    }

    /// <summary>As it is shown now, under its lead or with its sources; null when it is not shown.</summary>
    public async Task<PublishedOffer?> Find(GrainId grain, CancellationToken cancel)
    {
        var row = (await Rows($"o.status = 'published' AND o.until > @now AND o.hub = @hub AND o.key = @key AND NOT {UnderItsLead}", "o.key", 1, new DynamicParameters(new { hub = grain.Hub.ToString(), key = grain.Key }), cancel)).FirstOrDefault();
        return row is null ? null : (await WithSources([row], cancel))[0];
    }

    /// <summary>The newest first, of all hubs, without what this hub's rules hide; paged by key. A page may be short and not be the last.</summary>
    /// <param name="reader">Whose rules; null: everything.</param>
    public async Task<OfferPage> Newest(HubId? reader, ImmutableArray<DiffusionRule> rules, string? after, int most, CancellationToken cancel)
    {
        most = Math.Clamp(most, 1, LongestPage);
        var slice = Math.Min(LongestPage, most + Spare);
        var found = new List<PublishedOffer>();
        var read = 0;
        for (var cursor = after; ; read += slice)
        {
            if (read >= MostRead)
            {
                return new OfferPage(found, cursor);
            }

            var (at, hub, key) = Cursor(cursor);
            var parameters = new DynamicParameters(new { at, hub, key });
            var rows = await Rows(
                $"o.status = 'published' AND o.until > @now AND NOT {UnderItsLead} AND (o.published_at, o.hub, o.key) < (@at, @hub, @key)",
                "o.published_at DESC, o.hub DESC, o.key DESC", slice + 1, parameters, cancel);
            foreach (var offer in await WithSources([.. rows.Take(slice)], cancel))
            {
                cursor = Place(offer);
                if (reader is not null && !DiffusionRules.Shows(rules, reader.Value, offer, clock.GetUtcNow()))
                {
                    continue;
                }

                // One more than the page: "next" is said only when something follows.
                if (found.Count == most)
                {
                    return new OfferPage(found, Place(found[^1]));
                }

                found.Add(offer);
            }

            if (rows.Count <= slice)
            {
                return new OfferPage(found, null);
            }
        }
    }

    /// <summary>What would be hidden from this hub's lists under these rules, with the first rule that hides it; <paramref name="most"/> of them, and how many in all.</summary>
    public async Task<(IReadOnlyList<HiddenOffer> Some, int All, int Shown)> Preview(HubId reader, ImmutableArray<DiffusionRule> rules, int most, CancellationToken cancel)
    {
        var hidden = new List<HiddenOffer>();
        var (all, shown) = (0, 0);
        var now = clock.GetUtcNow();
        await foreach (var offer in All(cancel))
        {
            if (DiffusionRules.Hiding(rules, reader, offer, now) is not { } rule)
            {
                shown++;
            }
            else if (++all <= most)
            {
                hidden.Add(new HiddenOffer(offer, rule));
            }
        }

        return (hidden, all, shown);
    }

    /// <summary>Published offers that are probably this post: of other hubs, to be joined; of the same hub, to be sent back.</summary>
    public async Task<IReadOnlyList<PublishedOffer>> SamePosts(Posting posting, GrainId but, CancellationToken cancel)
    {
        var same = SamePost.Of(posting);
        var parameters = new DynamicParameters(new { hub = but.Hub.ToString(), key = but.Key, name = same.ByName, siret = same.BySiret ?? "" });
        return await WithSources(
            await Rows("o.status = 'published' AND o.until > @now AND (o.post_by_name = @name OR o.post_by_siret = @siret) AND NOT (o.hub = @hub AND o.key = @key)", "o.published_at, o.hub, o.key", 20, parameters, cancel), cancel);
    }

    /// <summary>Up to where each hub is known here.</summary>
    public async Task<IReadOnlyList<HubKnown>> Known(CancellationToken cancel) =>
        [.. (await Query<(string Hub, long Position, long At)>("SELECT e.hub, e.position, e.at FROM hub h JOIN entry e ON e.hub = h.id AND e.position = h.head ORDER BY e.hub", null, cancel))
            .Select(row => new HubKnown(HubId.Parse(row.Hub), row.Position, Instant(row.At)))];

    private async Task<IReadOnlyList<PublishedOffer>> Rows(string where, string order, int most, DynamicParameters parameters, CancellationToken cancel)
    {
        parameters.Add("now", Now);
        parameters.Add("most", most);
        var rows = await Query<(string Hub, string Key, long Version, long PublishedAt, long ChangedAt, long Until, string Posting)>(
            $"SELECT {Columns} FROM offer o WHERE {where} ORDER BY {order} LIMIT @most", parameters, cancel);
        return [.. rows.Select(row => Offer(row.Hub, row.Key, row.Version, row.PublishedAt, row.ChangedAt, row.Until, JsonSerializer.Deserialize(row.Posting, PostingInfo)!))];
    }

    private async Task<IReadOnlyList<PublishedOffer>> WithSources(IReadOnlyList<PublishedOffer> offers, CancellationToken cancel)
    {
        if (offers.Count == 0)
        {
            return offers;
        }

        var parameters = new DynamicParameters();
        var keys = InList.Of(offers.Select(offer => offer.Id), parameters);
        parameters.Add("now", Now);
        var joiners = (await Query<(string Hub, string LeadHub, string LeadKey)>(
            $"SELECT o.hub, o.lead_hub, o.lead_key FROM offer o WHERE o.lead_key IN {keys} AND o.lead_hub IS NOT NULL AND o.status = 'published' AND o.until > @now AND {UnderItsLead}", parameters, cancel))
            .ToLookup(row => (row.LeadHub, row.LeadKey), row => HubId.Parse(row.Hub));
        return [.. offers.Select(offer => offer with { AlsoBy = [.. joiners[(offer.Hub.ToString(), offer.Id.ToString())].Distinct().Order()] })];
    }

    /// <summary>Joined offers are few: they are read whole, before the stream.</summary>
    private async Task<(HashSet<GrainId> Hidden, Dictionary<GrainId, ImmutableArray<HubId>> Sources)> Joined(CancellationToken cancel)
    {
        var pairs = await Query<(string Hub, string Key, string LeadHub, string LeadKey)>(
            $"SELECT o.hub, o.key, o.lead_hub, o.lead_key FROM offer o WHERE o.lead_hub IS NOT NULL AND o.status = 'published' AND o.until > @now AND {UnderItsLead}",
            new { now = Now }, cancel);
        var sources = pairs.GroupBy(pair => new GrainId(HubId.Parse(pair.LeadHub), GrainKind.Offer, pair.LeadKey))
            .ToDictionary(group => group.Key, group => group.Select(pair => HubId.Parse(pair.Hub)).Distinct().Order().ToImmutableArray());
        return ([.. pairs.Select(pair => new GrainId(HubId.Parse(pair.Hub), GrainKind.Offer, pair.Key))], sources);
    }

    private static PublishedOffer Read(DbDataReader row) => Offer(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(6), PostingInfo)!);

    private static PublishedOffer Offer(string hub, string key, long version, long publishedAt, long changedAt, long until, Posting posting) =>
        new(HubId.Parse(hub), OfferId.Parse(key), posting, (int)version, Instant(publishedAt), Instant(changedAt), Instant(until), []);

    private static string Place(PublishedOffer offer) => $"{offer.PublishedAt.ToUnixTimeMilliseconds()}_{offer.Hub}_{offer.Id}";

    /// <summary>A cursor that is not ours begins at the beginning: it is a place in a list, not a right.</summary>
    private static (long At, string Hub, string Key) Cursor(string? after)
    {
        var parts = after?.Split('_') ?? [];
        return parts.Length == 3 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var at) && HubId.TryParse(parts[1], out _) && OfferId.TryParse(parts[2], out _)
            ? (at, parts[1], parts[2])
            : (long.MaxValue, "", "");
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
