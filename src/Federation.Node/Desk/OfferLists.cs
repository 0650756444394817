using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>One line of a hub's or an employer's list: codes, and the title once it is public.</summary>
/// <param name="Points">What the gate found in the text that was last proposed.</param>
/// <param name="WaitingSince">A proposal, or an amendment of what is published, waits for the hub since then.</param>
public sealed record OfferLine(
    GrainId Grain, OfferStatus Status, DateTimeOffset Since, string? Title, CanonicalTitle? Canonical, DepartmentCode? Department, ContractKind? Contract, int Points,
    DateTimeOffset? WaitingSince, DateTimeOffset? Until, GrainId? Lead, bool SaidFilledElsewhere, bool Example);

/// <summary>Offers as those who write and moderate them list them, whatever their status.</summary>
public sealed class OfferLists(IHubStore store) : ReadModel(store)
{
    public const int LongestPage = 100;

    public const int MostOwn = 200;

    private const string Columns = "hub, key, status, since, title, canonical, department, contract, points, waiting_since, until, lead_hub, lead_key, said_filled_by, source";

    /// <summary>Texts that wait for this hub, the oldest first.</summary>
    public Task<Page<OfferLine>> Waiting(HubId hub, string? after, int most, CancellationToken cancel) =>
        Lines("o.hub = @hub AND o.waiting_since IS NOT NULL", "o.waiting_since", ascending: true, line => line.WaitingSince!.Value, new { hub = hub.ToString() }, after, most, cancel);

    /// <summary>What this hub keeps under one status, the last changed first.</summary>
    public Task<Page<OfferLine>> OfHub(HubId hub, OfferStatus status, string? after, int most, CancellationToken cancel) =>
        Lines("o.hub = @hub AND o.status = @status", "o.since", ascending: false, line => line.Since, new { hub = hub.ToString(), status = Codes<OfferStatus>.Of(status) }, after, most, cancel);

    /// <summary>All that was proposed under one private link, at any hub, the last changed first; the <see cref="MostOwn"/> last ones.</summary>
    public async Task<IReadOnlyList<OfferLine>> Own(string owner, CancellationToken cancel) =>
        owner.Length == 0 ? [] : [.. (await Query<RawLine>($"SELECT {Columns} FROM offer WHERE owner = @owner ORDER BY since DESC, key DESC LIMIT {MostOwn}", new { owner }, cancel)).Select(row => row.Line())];

    private async Task<Page<OfferLine>> Lines(
        string where, string order, bool ascending, Func<OfferLine, DateTimeOffset> by, object parameters, string? after, int most, CancellationToken cancel)
    {
        most = Math.Clamp(most, 1, LongestPage);
        var (at, key) = Cursor(after, ascending);
        var all = new Dapper.DynamicParameters(parameters);
        all.Add("at", at);
        all.Add("after", key);
        all.Add("most", most + 1);
        var (compare, direction) = ascending ? (">", "") : ("<", " DESC");

        // Both columns one way, so that the index gives the page as it stands.
        var rows = await Query<RawLine>(
            $"SELECT {Columns} FROM offer o WHERE {where} AND ({order}, o.key) {compare} (@at, @after) ORDER BY {order}{direction}, o.key{direction} LIMIT @most", all, cancel);
        var lines = rows.Take(most).Select(row => row.Line()).ToList();
        return new Page<OfferLine>(lines, rows.Count > most ? $"{by(lines[^1]).ToUnixTimeMilliseconds()}_{lines[^1].Grain.Key}" : null);
    }

    /// <summary>A cursor that is not ours begins at the beginning: it is a place in a list, not a right.</summary>
    private static (long At, string Key) Cursor(string? after, bool ascending)
    {
        var parts = after?.Split('_') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var at) && OfferId.TryParse(parts[1], out _)
            ? (at, parts[1])
            : (ascending ? long.MinValue : long.MaxValue, "");
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>As the table spells it; the names are the columns', for Dapper.</summary>
    private sealed class RawLine
    {
        public string Hub { get; init; } = "";

        public string Key { get; init; } = "";

        public string Status { get; init; } = "";

        public long Since { get; init; }

        public string? Title { get; init; }

        public string? Canonical { get; init; }

        public string? Department { get; init; }

        public string? Contract { get; init; }

        public long Points { get; init; }

        public long? Waiting_Since { get; init; }

        public long? Until { get; init; }

        public string? Lead_Hub { get; init; }

        public string? Lead_Key { get; init; }

        public string? Said_Filled_By { get; init; }

        public string? Source { get; init; }

        public OfferLine Line() => new(
            new GrainId(HubId.Parse(Hub), GrainKind.Offer, Key), Codes<OfferStatus>.Parse(Status), Instant(Since), Title,
            Canonical is null ? null : Codes<CanonicalTitle>.Parse(Canonical), Department is null ? null : DepartmentCode.Parse(Department), Contract is null ? null : Codes<ContractKind>.Parse(Contract),
            (int)Points, Waiting_Since is { } waiting ? Instant(waiting) : null, Until is { } until ? Instant(until) : null,
            Lead_Hub is null ? null : new GrainId(HubId.Parse(Lead_Hub), GrainKind.Offer, Lead_Key!), Said_Filled_By is not null, Source is not null);
    }
}
