using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Training;

namespace Federation.Node.Desk;

/// <summary>What a place of a training asks of whoever fills it.</summary>
/// <param name="Ask">Number of the request of the one who is gone.</param>
/// <param name="Themes">Of the course; empty when the booking is for no session.</param>
/// <param name="Present">Who stays, and would work with the new one.</param>
/// <param name="TimesWith">Trainings of this hub that somebody gave together with one of them.</param>
public sealed record OpenPlace(
    GrainId Booking, int Ask, TrainerRole Role, ImmutableArray<Slot> Slots, ImmutableArray<TrainingTheme> Themes, TrainingPlace? Where, ImmutableArray<GrainId> Present,
    IReadOnlySet<GrainId> Partners, IReadOnlyDictionary<GrainId, int> TimesWith);

/// <summary>Where a training takes place.</summary>
/// <param name="Department">Null: only remote.</param>
public sealed record TrainingPlace(TrainingWay Way, Domain.Territories.DepartmentCode? Department);

/// <summary>Where pages come with a booking, for the hub that asks. What it heard from calendars is nobody else's.</summary>
public sealed class BookingDesk(IGrains grains, IHubStore store, Bookings bookings, Pairs pairs, Trainers trainers)
{
    /// <param name="days">That the trainers have to answer.</param>
    public async Task<Reply> Ask(
        BookingId id, HubId hub, ImmutableArray<Slot> slots, ImmutableArray<GrainId> members, GrainId? session, Caller caller, IdempotencyKey key, CancellationToken cancel,
        int days = BookingClock.LeaseFor)
    {
        var asked = await PairDesk.Asked(members, trainers, cancel);
        return asked.IsDefault
            ? Reply.No(Refusal.InvalidField("trainers"))
            : await grains.Ask(id.At(hub), new AskBooking(slots, asked, days, session), caller, key, cancel);
    }

    public ValueTask<Reply> Withdraw(GrainId booking, Caller caller, IdempotencyKey key, CancellationToken cancel) => grains.Ask(booking, new WithdrawBooking(), caller, key, cancel);

    /// <summary>Asks somebody else in place of who cannot come.</summary>
    public ValueTask<Reply> Replace(GrainId booking, int instead, GrainId with, Caller caller, IdempotencyKey key, CancellationToken cancel) =>
        grains.Ask(booking, new ReplaceTrainer(instead, with), caller, key, cancel);

    public async Task<BookingRow?> Find(GrainId booking, Caller caller, CancellationToken cancel) => caller.ActsFor(booking.Hub) ? await bookings.Find(booking, cancel) : null;

    /// <inheritdoc cref="Bookings.OfHub"/>
    public async Task<IReadOnlyList<BookingRow>> OfHub(HubId hub, IReadOnlyCollection<BookingStatus> statuses, Caller caller, SinceMark? after, int most, CancellationToken cancel) =>
        caller.ActsFor(hub) ? await bookings.OfHub(hub, statuses, after, most, cancel) : [];

    public async Task<IReadOnlyDictionary<BookingStatus, int>> Counts(HubId hub, Caller caller, CancellationToken cancel) =>
        caller.ActsFor(hub) ? await bookings.Counts(hub, cancel) : new Dictionary<BookingStatus, int>();

    public async Task<IReadOnlyList<BookingRow>> OfSession(GrainId session, Caller caller, CancellationToken cancel) => caller.ActsFor(session.Hub) ? await bookings.OfSession(session, cancel) : [];

    /// <summary>Its story, for the one page that shows how it came.</summary>
    public async Task<IReadOnlyList<Entry>> History(GrainId booking, Caller caller, CancellationToken cancel) => caller.ActsFor(booking.Hub) ? await store.History(booking, 500, cancel) : [];

    /// <summary>The places of a booking at risk that nobody fills now.</summary>
    public async Task<IReadOnlyList<OpenPlace>> OpenPlaces(GrainId booking, Caller caller, CancellationToken cancel)
    {
        if (await Find(booking, caller, cancel) is not { Status: BookingStatus.AtRisk } row)
        {
            return [];
        }

        var (themes, where) = await Of(row.Session, cancel);
        ImmutableArray<GrainId> present = [.. row.Members.Where(member => member.Status != MemberStatus.Gone).Select(member => member.Trainer)];
        var partners = new HashSet<GrainId>();
        var times = new Dictionary<GrainId, int>();
        foreach (var one in present)
        {
            partners.UnionWith(await pairs.PartnersOf(one, cancel));
            foreach (var (other, count) in await bookings.TimesWith(booking.Hub, one, cancel))
            {
                times[other] = Math.Max(count, times.GetValueOrDefault(other));
            }
        }

        return [.. row.Members.Where(member => member.Status == MemberStatus.Gone).Select(gone => new OpenPlace(booking, gone.Ask, gone.Role, row.Slots, themes, where, present, partners, times))];
    }

    private async Task<(ImmutableArray<TrainingTheme> Themes, TrainingPlace? Where)> Of(GrainId? session, CancellationToken cancel)
    {
        if (session is not { } one || (await store.Load(one, cancel)).State is not SessionState { Plan: var plan })
        {
            return ([], null);
        }

        var themes = (await store.Load(plan.Course, cancel)).State is CourseState course ? course.Profile.Themes : [];
        return (themes.IsDefault ? [] : themes, new TrainingPlace(plan.Way, plan.Department));
    }
}
