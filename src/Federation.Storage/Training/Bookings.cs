using System.Collections.Immutable;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;
using static Federation.Storage.Training.TrainingCells;

namespace Federation.Storage.Training;

/// <param name="Session">Key of the session that it is for, at the same hub.</param>
public sealed record BookingRow(
    GrainId Grain, BookingStatus Status, DateTimeOffset Since, ImmutableArray<Slot> Slots, DateTimeOffset Until, DateTimeOffset? RepairBy, GrainId? Session, HoldRefusedWhy? Why,
    ImmutableArray<BookingMember> Members)
{
    public SinceMark Mark => new(0, Since, Grain);
}

/// <summary>Bookings, for the hub that asked: what it asked and heard is nobody else's.</summary>
public sealed class Bookings(IHubStore store) : ReadModel(store)
{
    public const int LongestPage = 100;

    private const string Columns =
        "b.hub, b.key, b.status, b.since, b.slots, b.until, b.repair_by, b.session, b.why, m.ask, m.trainer_hub, m.trainer_key, m.role, m.status AS member";

    private const string Joined = "booking b JOIN booking_member m ON m.hub = b.hub AND m.key = b.key";

    /// <summary>Under these statuses, the last changed first.</summary>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="most">1 to <see cref="LongestPage"/> and one more, by which a caller knows that there is another page.</param>
    public async Task<IReadOnlyList<BookingRow>> OfHub(HubId hub, IReadOnlyCollection<BookingStatus> statuses, SinceMark? after, int most, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { hub = hub.ToString(), most = Math.Clamp(most, 1, LongestPage + 1) });
        var keys = await Query<string>(
            $"SELECT b.key FROM booking b WHERE b.hub = @hub AND b.status IN {InList.Of(statuses.Select(Codes<BookingStatus>.Of), parameters)} AND {SinceMark.After(after, "0", "b", parameters)}"
            + " ORDER BY b.since DESC, b.hub, b.key LIMIT @most",
            parameters, cancel);
        var rows = (await Keyed(hub, keys, cancel)).ToDictionary(row => row.Grain.Key);
        return [.. keys.Where(rows.ContainsKey).Select(key => rows[key])];
    }

    /// <summary>How many under each status; none is not listed.</summary>
    public async Task<IReadOnlyDictionary<BookingStatus, int>> Counts(HubId hub, CancellationToken cancel) =>
        (await Query<(string Status, long Count)>("SELECT status, count(*) FROM booking WHERE hub = @hub GROUP BY status", new { hub = hub.ToString() }, cancel))
        .ToDictionary(row => Codes<BookingStatus>.Parse(row.Status), row => (int)row.Count);

    /// <summary>For one session, the oldest first, whatever became of them.</summary>
    public async Task<IReadOnlyList<BookingRow>> OfSession(GrainId session, CancellationToken cancel) => await Keyed(
        session.Hub,
        await Query<string>("SELECT key FROM booking WHERE hub = @hub AND session = @key ORDER BY key LIMIT 200", new { hub = session.Hub.ToString(), key = session.Key }, cancel),
        cancel);

    public async Task<BookingRow?> Find(GrainId booking, CancellationToken cancel) => (await Keyed(booking.Hub, [booking.Key], cancel)) is [var row] ? row : null;

    /// <summary>How many trainings that this hub asked for each trainer gave together with this one: what another hub asked for is not known here.</summary>
    public async Task<IReadOnlyDictionary<GrainId, int>> TimesWith(HubId hub, GrainId trainer, CancellationToken cancel) =>
        (await Query<(string TrainerHub, string TrainerKey, long Times)>(
            """
            SELECT o.trainer_hub, o.trainer_key, count(*) AS times
            FROM booking_member m JOIN booking b ON b.hub = m.hub AND b.key = m.key JOIN booking_member o ON o.hub = m.hub AND o.key = m.key AND o.rank <> m.rank
            WHERE m.hub = @hub AND m.trainer_hub = @trainerHub AND m.trainer_key = @trainerKey AND m.status = 'booked' AND o.status = 'booked' AND b.status = 'done'
            GROUP BY o.trainer_hub, o.trainer_key
            """,
            new { hub = hub.ToString(), trainerHub = trainer.Hub.ToString(), trainerKey = trainer.Key }, cancel))
        .ToDictionary(row => Grain(row.TrainerHub, GrainKind.Trainer, row.TrainerKey), row => (int)row.Times);

    private async Task<IReadOnlyList<BookingRow>> Keyed(HubId hub, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters(new { hub = hub.ToString() });
        var rows = await Query<Raw>($"SELECT {Columns} FROM {Joined} WHERE b.hub = @hub AND b.key IN {InList.Of(keys, parameters)} ORDER BY b.key, m.rank", parameters, cancel);
        return [.. rows.GroupBy(row => row.Key).Select(group => group.First().Row(group))];
    }

    /// <summary>As the tables spell it; the names are the columns', for Dapper.</summary>
    private sealed class Raw
    {
        public string Hub { get; init; } = "";

        public string Key { get; init; } = "";

        public string Status { get; init; } = "";

        public long Since { get; init; }

        public string Slots { get; init; } = "";

        public long Until { get; init; }

        public long? Repair_By { get; init; }

        public string? Session { get; init; }

        public string? Why { get; init; }

        public long Ask { get; init; }

        public string Trainer_Hub { get; init; } = "";

        public string Trainer_Key { get; init; } = "";

        public string Role { get; init; } = "";

        public string Member { get; init; } = "";

        public BookingRow Row(IEnumerable<Raw> members) => new(
            Grain(Hub, GrainKind.Booking, Key), Codes<BookingStatus>.Parse(Status), Instant(Since), Read<ImmutableArray<Slot>>(Slots), Instant(Until),
            Repair_By is { } by ? Instant(by) : null, Session is null ? null : Grain(Hub, GrainKind.Session, Session), Why is null ? null : Codes<HoldRefusedWhy>.Parse(Why),
            [.. members.Select(one => new BookingMember(
                Grain(one.Trainer_Hub, GrainKind.Trainer, one.Trainer_Key), Codes<TrainerRole>.Parse(one.Role), (int)one.Ask, Codes<MemberStatus>.Parse(one.Member)))]);
    }
}
