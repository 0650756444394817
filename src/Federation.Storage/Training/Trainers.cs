using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;
using static Federation.Storage.Training.TrainingCells;

namespace Federation.Storage.Training;

/// <summary>Trainers, from this node's own tables. Those who train no more are in no answer.</summary>
public sealed class Trainers(IHubStore store) : ReadModel(store)
{
    public const int LongestPage = 200;

    /// <summary>Keys in one question: far below what either engine takes.</summary>
    private const int Together = 250;

    private const string Columns = "hub, key, profile, free";

    /// <summary>All of all hubs, one after the other: what an index is built from.</summary>
    public IAsyncEnumerable<KnownTrainer> All(CancellationToken cancel) => Stream($"SELECT {Columns} FROM trainer WHERE retired = 0 ORDER BY hub, key", Read, cancel);

    /// <summary>These as they are known now; null: trains no more, or never did.</summary>
    public async Task<IReadOnlyDictionary<GrainId, KnownTrainer?>> Anew(IReadOnlyCollection<GrainId> grains, CancellationToken cancel)
    {
        var known = grains.Where(grain => grain.Kind == GrainKind.Trainer).Distinct().ToDictionary(grain => grain, _ => (KnownTrainer?)null);
        foreach (var some in known.Keys.GroupBy(grain => grain.Hub).SelectMany(group => group.Chunk(Together)).ToList())
        {
            var parameters = new DynamicParameters(new { hub = some[0].Hub.ToString() });
            foreach (var (hub, key, profile, free) in await Query<(string Hub, string Key, string Profile, string Free)>(
                $"SELECT {Columns} FROM trainer WHERE retired = 0 AND hub = @hub AND key IN {InList.Of(some.Select(grain => grain.Key), parameters)}", parameters, cancel))
            {
                var grain = Grain(hub, GrainKind.Trainer, key);
                known[grain] = new KnownTrainer(grain, Read<TrainerProfile>(profile), Read<SlotSet>(free));
            }
        }

        return known;
    }

    public async Task<KnownTrainer?> Find(GrainId grain, CancellationToken cancel) => (await Anew([grain], cancel)).GetValueOrDefault(grain);

    /// <summary>Of one hub, by key, which is by age.</summary>
    /// <param name="after">The key of the last one seen; empty for the beginning.</param>
    public async Task<IReadOnlyList<OwnTrainer>> OfHub(HubId hub, string after, int most, CancellationToken cancel) =>
        [.. (await Query<(string Hub, string Key, string Profile, string Free, string? Contact, string? Owner, long Waiting, long Booked)>(
            $"""
            SELECT hub, key, profile, free, contact, owner,
              (SELECT count(*) FROM trainer_hold h WHERE h.hub = t.hub AND h.key = t.key AND h.status = 'held') AS waiting,
              (SELECT count(*) FROM trainer_hold h WHERE h.hub = t.hub AND h.key = t.key AND h.status <> 'held') AS booked
            FROM trainer t WHERE retired = 0 AND hub = @hub AND key > @after ORDER BY key LIMIT @most
            """,
            new { hub = hub.ToString(), after, most = Math.Clamp(most, 1, LongestPage) }, cancel))
            .Select(row => new OwnTrainer(
                Grain(row.Hub, GrainKind.Trainer, row.Key), Read<TrainerProfile>(row.Profile), Read<SlotSet>(row.Free), row.Contact is null ? null : Guid.Parse(row.Contact), row.Owner is not null,
                (int)row.Waiting, (int)row.Booked))];

    /// <summary>By the hash of a private link's secret, at whatever hub.</summary>
    public async Task<GrainId?> ByLink(string link, CancellationToken cancel) =>
        link.Length == 0 || (await Query<(string Hub, string Key)>("SELECT hub, key FROM trainer WHERE owner = @link ORDER BY hub, key LIMIT 1", new { link }, cancel)) is not [var row, ..]
            ? null
            : Grain(row.Hub, GrainKind.Trainer, row.Key);

    /// <summary>What is on the calendars of one hub's trainers in a stretch of days, ends included.</summary>
    public async Task<IReadOnlyList<TrainerHoldRow>> Holds(HubId hub, DateOnly from, DateOnly to, CancellationToken cancel) =>
        [.. (await Query<(string Hub, string Key, string BookingHub, string BookingKey, long Ask, string Status, string Slots, long Until)>(
            """
            SELECT hub, key, booking_hub, booking_key, ask, status, slots, until FROM trainer_hold
            WHERE hub = @hub AND last_day >= @from AND first_day <= @to ORDER BY key, first_day, booking_hub, booking_key, ask LIMIT 5000
            """,
            new { hub = hub.ToString(), from = Day(from), to = Day(to) }, cancel))
            .Select(row => new TrainerHoldRow(
                Grain(row.Hub, GrainKind.Trainer, row.Key), new HoldRef(Grain(row.BookingHub, GrainKind.Booking, row.BookingKey), (int)row.Ask), Codes<HoldStatus>.Parse(row.Status),
                Read<ImmutableArray<Slot>>(row.Slots), Instant(row.Until)))];

    /// <summary>Requests that a person has not answered yet, of whoever left a way to be reached; the first to end first.</summary>
    /// <param name="after">The last one of the page before.</param>
    public async Task<IReadOnlyList<WaitingHold>> Waiting(DateTimeOffset now, WaitingHold? after, int most, CancellationToken cancel)
    {
        var last = after ?? new WaitingHold(new GrainId(default, GrainKind.Trainer, ""), new HoldRef(new GrainId(default, GrainKind.Booking, ""), 0), now);
        return [.. (await Query<(string Hub, string Key, string BookingHub, string BookingKey, long Ask, long Until)>(
            """
            SELECT h.hub, h.key, h.booking_hub, h.booking_key, h.ask, h.until FROM trainer_hold h JOIN trainer t ON t.hub = h.hub AND t.key = h.key
            WHERE h.status = 'held' AND h.until > @now AND t.contact IS NOT NULL AND (h.until, h.hub, h.key, h.booking_hub, h.booking_key, h.ask) > (@until, @hub, @key, @bookingHub, @bookingKey, @ask)
            ORDER BY h.until, h.hub, h.key, h.booking_hub, h.booking_key, h.ask LIMIT @most
            """,
            new
            {
                now = now.ToUnixTimeMilliseconds(), until = last.Until.ToUnixTimeMilliseconds(), hub = last.Trainer.Hub.ToString(), key = last.Trainer.Key,
                bookingHub = last.Ref.Booking.Hub.ToString(), bookingKey = last.Ref.Booking.Key, ask = (long)last.Ref.Ask, most,
            }, cancel))
            .Select(row => new WaitingHold(
                Grain(row.Hub, GrainKind.Trainer, row.Key), new HoldRef(Grain(row.BookingHub, GrainKind.Booking, row.BookingKey), (int)row.Ask), Instant(row.Until)))];
    }

    private static KnownTrainer Read(DbDataReader row) => new(
        Grain(row.GetString(0), GrainKind.Trainer, row.GetString(1)), Read<TrainerProfile>(row.GetFieldValue<byte[]>(2)), Read<SlotSet>(row.GetFieldValue<byte[]>(3)));
}
