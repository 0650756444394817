using System.Globalization;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>One line of an inbox or an outbox: coded, no identity.</summary>
public sealed record ReferralLine(
    GrainId Grain, Side Side, ReferralKind Kind, DepartmentCode Department, HubId Origin, HubId? Recipient, Status Status, DateTimeOffset Since, DateTimeOffset FirstRequestedAt,
    ShortCode ShortCode, DateTimeOffset? ReadBefore, DateTimeOffset? AnswerBefore, bool Escalated, bool Differs, bool OpenCall, bool Example)
{
    public ListCursor Cursor => new(FirstRequestedAt.ToUnixTimeMilliseconds(), Grain.Key);
}

public sealed record CallLine(
    GrainId Grain, HubId Origin, ReferralKind Kind, DepartmentCode Department, CallStatus Status, HubId? TakenBy, DateTimeOffset FirstRequestedAt, ShortCode ShortCode, bool Example);

/// <summary>A place in a list ordered by the first request: after this line. Written <c>1772438400000_0190…</c>.</summary>
public readonly record struct ListCursor(long First, string Key)
{
    public static ListCursor Beginning { get; } = new(long.MinValue, "");

    public static bool TryParse(string? text, out ListCursor cursor)
    {
        var parts = text?.Split('_', 3) ?? [];
        if (parts.Length == 2 && long.TryParse(parts[0], CultureInfo.InvariantCulture, out var first) && ReferralId.TryParse(parts[1], out _))
        {
            cursor = new ListCursor(first, parts[1]);
            return true;
        }

        cursor = Beginning;
        return false;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}_{Key}");
}

/// <param name="Next">Where the following page begins; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Lines, string? Next);

public enum ListFilter
{
    Active,
    Ended,

    /// <summary>Waits for the origin: to confirm, to send elsewhere, or to settle with the other hub.</summary>
    ToRoute,

    /// <summary>Somebody else's turn: another hub's, or the person's.</summary>
    Followed,

    /// <summary>Nothing follows.</summary>
    Closed,
}

/// <summary>Lists are ordered by the first request, whatever happened since, and paged by key so that news do not shift what is read.</summary>
public sealed class ReferralLists(IHubStore store) : ReadModel(store)
{
    public const int LongestPage = 100;

    private const string Columns = "hub, key, side, kind, department, origin, recipient, status, since, first_requested_at, shortcode, read_before, answer_before, escalated, differs, open_call, source";

    private static readonly string Ended = string.Join(", ", Enum.GetValues<Status>().Where(Transitions.IsEnded).Select(status => $"'{Codes<Status>.Of(status)}'"));

    internal const string ToRoute = "(status IN ('draft', 'declined', 'expired') OR differs = 1)";

    public Task<Page<ReferralLine>> Received(HubId hub, ListFilter filter, string? after, int most, CancellationToken cancel) => List(hub, true, filter, after, most, cancel);

    public Task<Page<ReferralLine>> Sent(HubId hub, ListFilter filter, string? after, int most, CancellationToken cancel) => List(hub, false, filter, after, most, cancel);

    /// <summary>The copy that a private link opens, wherever it was filed; null when the code or the secret is not right.</summary>
    public async Task<GrainId?> Locate(ShortCode code, string secret, CancellationToken cancel)
    {
        var rows = await Query<(string Hub, string Key, string Hash)>(
            "SELECT hub, key, secret_hash FROM referral WHERE shortcode = @code AND side = 'origin' LIMIT 20", new { code = code.ToString() }, cancel);
        return rows.Where(row => PrivateLink.Opens(secret, row.Hash)).Select(row => (GrainId?)new GrainId(HubId.Parse(row.Hub), GrainKind.Referral, row.Key)).FirstOrDefault();
    }

    /// <summary>Copies of this code whose link opens nothing any more, because everything was erased.</summary>
    public async Task<IReadOnlyList<GrainId>> Erased(ShortCode code, CancellationToken cancel)
    {
        var rows = await Query<(string Hub, string Key)>(
            "SELECT hub, key FROM referral WHERE shortcode = @code AND side = 'origin' AND secret_hash = '' LIMIT 20", new { code = code.ToString() }, cancel);
        return [.. rows.Select(row => new GrainId(HubId.Parse(row.Hub), GrainKind.Referral, row.Key))];
    }

    /// <summary>For a coordinator who hears a code on the phone: copies of the coordinator's own hub only.</summary>
    public async Task<IReadOnlyList<ReferralLine>> ByCode(HubId hub, ShortCode code, CancellationToken cancel)
    {
        var rows = await Query<Raw>(
            $"SELECT {Columns} FROM referral WHERE shortcode = @code AND hub = @hub LIMIT 20", new { code = code.ToString(), hub = hub.ToString() }, cancel);
        return [.. rows.Select(Line)];
    }

    public async Task<IReadOnlyList<CallLine>> Calls(HubId hub, CancellationToken cancel)
    {
        var rows = await Query<(string Key, string Origin, string Kind, string Department, string Status, string? TakenBy, long First, string Code, string? Source)>(
            """
            SELECT key, origin, kind, department, status, taken_by, first_requested_at, shortcode, source FROM open_call
            WHERE hub = @hub AND status <> 'granted' ORDER BY CASE status WHEN 'open' THEN 0 WHEN 'claiming' THEN 0 ELSE 1 END, first_requested_at, key LIMIT 100
            """,
            new { hub = hub.ToString() }, cancel);
        return [.. rows.Select(row => new CallLine(
            new GrainId(hub, GrainKind.Call, row.Key), HubId.Parse(row.Origin), Codes<ReferralKind>.Parse(row.Kind), DepartmentCode.Parse(row.Department),
            Codes<CallStatus>.Parse(row.Status), row.TakenBy is null ? null : HubId.Parse(row.TakenBy), Instant(row.First), ShortCode.Parse(row.Code), row.Source is not null))];
    }

    private async Task<Page<ReferralLine>> List(HubId hub, bool received, ListFilter filter, string? after, int most, CancellationToken cancel)
    {
        most = Math.Clamp(most, 1, LongestPage);
        // A cursor that is not ours begins at the beginning: it is a place in a list, not a right.
        _ = ListCursor.TryParse(after, out var place);

        // A request filed where it is answered has one copy, at the origin's side; the inbox shows it too.
        var side = received ? "(side = 'recipient' OR (side = 'origin' AND recipient = hub))" : "side = 'origin'";
        var status = filter switch
        {
            ListFilter.Ended => $"status IN ({Ended})",
            ListFilter.ToRoute => ToRoute,
            ListFilter.Followed => $"status NOT IN ({Ended}) AND NOT {ToRoute}",
            ListFilter.Closed => $"status IN ({Ended}) AND NOT {ToRoute}",
            _ => $"status NOT IN ({Ended})",
        };
        var rows = (await Query<Raw>(
            $"""
            SELECT {Columns} FROM referral
            WHERE hub = @hub AND {side} AND {status} AND (first_requested_at > @first OR (first_requested_at = @first AND key > @key))
            ORDER BY first_requested_at, key LIMIT @most
            """,
            new { hub = hub.ToString(), first = place.First, key = place.Key, most = most + 1 }, cancel)).ToList();

        var lines = rows.Take(most).Select(Line).ToList();
        return new Page<ReferralLine>(lines, rows.Count > most ? lines[^1].Cursor.ToString() : null);
    }

    private static ReferralLine Line(Raw row) => new(
        new GrainId(HubId.Parse(row.Hub), GrainKind.Referral, row.Key), row.Side == "origin" ? Side.Origin : Side.Recipient, Codes<ReferralKind>.Parse(row.Kind),
        DepartmentCode.Parse(row.Department), HubId.Parse(row.Origin), row.Recipient is null ? null : HubId.Parse(row.Recipient), Codes<Status>.Parse(row.Status), Instant(row.Since),
        Instant(row.First_Requested_At), ShortCode.Parse(row.Shortcode), Instant(row.Read_Before), Instant(row.Answer_Before), row.Escalated == 1, row.Differs == 1, row.Open_Call == 1, row.Source is not null);

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static DateTimeOffset? Instant(long? milliseconds) => milliseconds is { } value ? Instant(value) : null;

    /// <summary>As the table spells it; the names are the columns', for Dapper.</summary>
    private sealed class Raw
    {
        public string Hub { get; init; } = "";

        public string Key { get; init; } = "";

        public string Side { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Department { get; init; } = "";

        public string Origin { get; init; } = "";

        public string? Recipient { get; init; }

        public string Status { get; init; } = "";

        public long Since { get; init; }

        public long First_Requested_At { get; init; }

        public string Shortcode { get; init; } = "";

        public long? Read_Before { get; init; }

        public long? Answer_Before { get; init; }

        public long Escalated { get; init; }

        public long Differs { get; init; }

        public long Open_Call { get; init; }

        public string? Source { get; init; }
    }
}
