using System.Text;
using Dapper;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>What somebody wants of the feeds, and may have.</summary>
/// <param name="Hubs">Whose feeds; null: of all hubs, those that open later included.</param>
/// <param name="Readers">The hubs for which the reader acts; none: what is public, no more.</param>
/// <param name="Kinds">Names of facts; null: all.</param>
/// <param name="Audiences">Of those one may read, these alone; null: all. It narrows and never opens.</param>
public sealed record FeedWish(IReadOnlyCollection<HubId>? Hubs, IReadOnlyCollection<HubId> Readers, IReadOnlyCollection<string>? Kinds, IReadOnlyCollection<Audience>? Audiences = null)
{
    public bool Wants(Entry entry) => Wants(DomainJson.Facts.NameOf(entry.Fact), entry.Audience, entry.Hub);

    public bool Wants(string kind, Audience audience, HubId owner) =>
        (Kinds is null || Kinds.Contains(kind)) && (Audiences is null || Audiences.Contains(audience)) && MayRead(audience, owner);

    /// <summary>The one rule of who is given an entry, whichever way it goes out.</summary>
    private bool MayRead(Audience audience, HubId owner)
    {
        if (audience == Audience.Public)
        {
            return true;
        }

        foreach (var reader in Readers)
        {
            if (audience.MayBeReadBy(reader, owner))
            {
                return true;
            }
        }

        return false;
    }
}

/// <param name="Place">Right after this entry, and after those before it.</param>
public sealed record PlacedEntry(Entry Entry, FeedPlace Place);

/// <param name="End">After everything that was looked through, read or not: it may move though no entry is given.</param>
/// <param name="More">There is more after <paramref name="End"/>.</param>
/// <param name="Head">The end of these feeds.</param>
public sealed record FeedPage(IReadOnlyList<PlacedEntry> Entries, FeedPlace End, bool More, FeedPlace Head);

/// <summary>
/// Several feeds read as one from any place, each in the order of its positions. Between feeds the earlier entry comes first, as far as this page
/// sees; a reader that resumes loses nothing and is given nothing twice, because its place says a position for each feed.
/// </summary>
public sealed class FeedReader(IHubStore store, FeedTails tails) : ReadModel(store)
{
    public const int LongestPage = 100;

    /// <summary>Entries that one page looks through in one feed: a reader of rare kinds asks again rather than hold the database.</summary>
    public const int Window = 2_000;

    private readonly IHubStore _store = store;

    public async Task<FeedPlace> Head(FeedWish wish, CancellationToken cancel) => End(await _store.Heads(cancel), wish);

    /// <param name="most">1 to <see cref="LongestPage"/>.</param>
    public async Task<FeedPage> Read(FeedWish wish, FeedPlace after, int most, CancellationToken cancel)
    {
        most = Math.Clamp(most, 1, LongestPage);
        var head = await Head(wish, cancel);
        var slices = (await Slices(wish, after, head, most, cancel)).ToDictionary(slice => slice.Hub);
        return Merge(slices, after, head, most);
    }

    /// <summary>Of what this node wrote itself, without asking the database; null when that does not join the place.</summary>
    public FeedPage? Remembered(FeedWish wish, FeedPlace after, IEnumerable<HubId> grown)
    {
        var slices = new Dictionary<HubId, Slice>();
        var (head, full) = (after, false);
        foreach (var hub in grown.Where(hub => wish.Hubs is null || wish.Hubs.Contains(hub)))
        {
            var from = after.In(hub);
            if (tails.EndsAt(hub, from))
            {
                continue;
            }

            if (tails.After(hub, from, LongestPage) is not { } written)
            {
                return null;
            }

            full |= written.Count == LongestPage;
            head = head.After(hub, written[^1].Position);
            slices[hub] = new Slice(hub, [.. written.Where(wish.Wants)], written[^1].Position);
        }

        var page = Merge(slices, after, head, LongestPage);

        // What stands behind a full page of a tail is not counted: look again.
        return page with { More = page.More || full };
    }

    private static FeedPlace End(IReadOnlyDictionary<HubId, long> heads, FeedWish wish) =>
        heads.Where(pair => wish.Hubs is null || wish.Hubs.Contains(pair.Key)).Aggregate(FeedPlace.Beginning, (place, pair) => place.After(pair.Key, pair.Value));

    /// <summary>One question for all feeds: a part of the union for each that has news.</summary>
    private async Task<List<Slice>> Slices(FeedWish wish, FeedPlace after, FeedPlace head, int most, CancellationToken cancel)
    {
        var ends = head.Positions.Where(pair => pair.Value > after.In(pair.Key)).ToDictionary(pair => pair.Key, pair => Math.Min(pair.Value, after.In(pair.Key) + Window));
        if (ends.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        parameters.Add("most", (long)most);
        var sql = string.Join(" UNION ALL ", ends.Select(pair => $"SELECT * FROM ({Part(pair.Key, after.In(pair.Key), pair.Value, wish, parameters)}) AS part{pair.Key.ToString().Replace('-', '_')}"));
        var rows = (await Query<EntryRow>(sql, parameters, cancel)).Select(row => row.Read()).GroupBy(entry => entry.Hub).ToDictionary(group => group.Key);
        return [.. ends.Select(pair =>
        {
            // The union keeps each part's order on no engine's word: put in order here.
            List<Entry> entries = rows.TryGetValue(pair.Key, out var found) ? [.. found.OrderBy(entry => entry.Position)] : [];
            return new Slice(pair.Key, entries, entries.Count == most ? entries[^1].Position : pair.Value);
        })];
    }

    private static string Part(HubId hub, long after, long until, FeedWish wish, DynamicParameters parameters)
    {
        var part = new StringBuilder($"SELECT {EntryRow.Columns} FROM entry WHERE hub IN {InList.Of([hub], parameters)}");
        var number = parameters.ParameterNames.Count();
        parameters.Add($"after{number}", after);
        parameters.Add($"until{number}", until);
        part.Append($" AND position > @after{number} AND position <= @until{number}");
        if (!wish.Readers.Contains(hub))
        {
            Audience[] open = [Audience.Public, .. wish.Readers.Count > 0 ? new[] { Audience.Hubs } : [], .. wish.Readers.Select(Audience.To)];
            part.Append($" AND audience IN {InList.Of(open, parameters)}");
        }

        if (wish.Audiences is { } audiences)
        {
            part.Append($" AND audience IN {InList.Of(audiences, parameters)}");
        }

        if (wish.Kinds is { } kinds)
        {
            part.Append($" AND kind IN {InList.Of(kinds, parameters)}");
        }

        return part.Append(" ORDER BY position LIMIT @most").ToString();
    }

    private static FeedPage Merge(Dictionary<HubId, Slice> slices, FeedPlace after, FeedPlace head, int most)
    {
        var queues = slices.ToDictionary(pair => pair.Key, pair => new Queue<Entry>(pair.Value.Entries));
        var entries = new List<PlacedEntry>();
        var place = after;
        while (entries.Count < most && queues.Values.Where(queue => queue.Count > 0).MinBy(queue => (queue.Peek().At, queue.Peek().Hub)) is { } next)
        {
            var entry = next.Dequeue();
            place = place.After(entry.Hub, entry.Position);
            entries.Add(new PlacedEntry(entry, place));
        }

        var end = slices.Values.Where(slice => queues[slice.Hub].Count == 0).Aggregate(place, (soFar, slice) => soFar.After(slice.Hub, slice.Until));
        return new FeedPage(entries, end, head.Positions.Any(pair => pair.Value > end.In(pair.Key)), head);
    }

    /// <param name="Until">Looked through up to there.</param>
    private sealed record Slice(HubId Hub, IReadOnlyList<Entry> Entries, long Until);
}
