using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Training;

/// <summary>Who has a place: first request first. A place that is freed is kept for who waits longest, for a while; then for the next.</summary>
internal static class SessionPlacesRules
{
    public static Decision Register(SessionState state, RegisterForSession register, Moment moment)
    {
        if (moment.Caller.Role != Role.Visitor && !moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        if (state.Registrations.Any(one => one.Id == register.Id))
        {
            return Refusal.AlreadyExists;
        }

        if (register.Id == Guid.Empty)
        {
            return Refusal.InvalidField("id");
        }

        if (!TextId.IsSlug(register.Owner, 64))
        {
            return Refusal.InvalidField("owner");
        }

        if (register.Contact is null || !register.Contact.IsSound(SealKind.Contact))
        {
            return Refusal.InvalidField("contact");
        }

        if (state.IsOver || state.Status == SessionStatus.Postponed || state.Door != RegistrationDoor.Open || moment.Now >= state.Plan.Start)
        {
            return new Refusal("registration-closed", RefusalKind.Conflict);
        }

        if (state.Registrations.Length >= SessionState.MostRegistrations)
        {
            return new Refusal("list-full", RefusalKind.Conflict);
        }

        // Whoever comes while others wait, waits behind them, even when a place is free for a moment.
        var status = state.Free is 0 || state.HasWaiting ? PlaceStatus.Waiting : PlaceStatus.Registered;
        var registration = new Registration(register.Id, register.Owner, new SealRef(register.Contact.Id, SealKind.Contact), status, moment.Now);
        return Told(Decision.Tell(new SessionRegistered(registration), Audience.Local) with { Seals = [register.Contact] }, state, moment);
    }

    public static Decision Leave(SessionState state, LeaveSession leave, Moment moment) => Find(state, leave.Id, moment) is not { } one ? Refusal.NotAllowed
        : Told(Offer(Decision.Tell(new SessionLeft(one.Id), Audience.Local) with { Erasures = [one.Contact.Id] }, state, moment), state, moment);

    public static Decision Take(SessionState state, TakePlace take, Moment moment) => Find(state, take.Id, moment) is not { } one ? Refusal.NotAllowed
        : one.Status == PlaceStatus.Registered ? Decision.Nothing
        : one.Status == PlaceStatus.Offered && moment.Now < one.OfferedUntil && !state.IsOver ? Told(Decision.Tell(new SessionPlaceTaken(one.Id), Audience.Local), state, moment)
        : new Refusal("place-is-over", RefusalKind.Gone);

    /// <summary>Of the session's own hub, and of nobody else.</summary>
    public static Decision Open(SessionState state, OpenRegistration open, Moment moment) =>
        !moment.Caller.ActsFor(moment.Self.Hub) ? Refusal.NotAllowed
        : state.Registrations.All(one => one.Id != open.Id) ? new Refusal("nothing-sealed", RefusalKind.Gone)
        : Decision.Tell(new SessionContactOpened(open.Id, moment.Caller.Account), Audience.Local);

    /// <summary>Those who did not answer in time make room for the next.</summary>
    public static Decision Pass(SessionState state, Moment moment)
    {
        var late = state.Registrations.Where(one => one.Status == PlaceStatus.Offered && moment.Now >= one.OfferedUntil).ToList();
        return late.Count == 0 ? Decision.Nothing
            : Told(Offer(late.Aggregate(Decision.Nothing, (decision, one) => decision.And(new SessionPlacePassed(one.Id), Audience.Local)), state, moment), state, moment);
    }

    /// <summary>Offers what is free to who waits, in order.</summary>
    public static Decision Offer(Decision decision, SessionState before, Moment moment)
    {
        var state = After(decision, before, moment);
        if (state.IsOver || state.Status == SessionStatus.Postponed || moment.Now >= state.Plan.Start)
        {
            return decision;
        }

        var until = BookingGrain.Earlier(moment.Now.AddHours(state.Plan.AnswerHours), state.Plan.Start);
        var next = state.Registrations.Where(one => one.Status == PlaceStatus.Waiting).OrderBy(one => one.At).Take(state.Free ?? int.MaxValue).ToList();
        return next.Aggregate(decision, (told, one) => told.And(new SessionPlaceOffered(one.Id, until), Audience.Local));
    }

    /// <summary>Adds what everybody may know of the places, when it changed.</summary>
    public static Decision Told(Decision decision, SessionState before, Moment moment)
    {
        var after = After(decision, before, moment);
        return (after.Free, after.HasWaiting) == (before.Free, before.HasWaiting) ? decision : decision.And(new SessionPlaces(after.Free, after.HasWaiting), Audience.Public);
    }

    public static ImmutableArray<Registration> Fold(ImmutableArray<Registration> list, Fact fact, DateTimeOffset at) => fact switch
    {
        SessionRegistered registered => list.Add(registered.Registration),
        SessionLeft left => list.RemoveAll(one => one.Id == left.Id),
        SessionPlaceOffered offered => Change(list, offered.Id, one => one with { Status = PlaceStatus.Offered, OfferedUntil = offered.Until }),
        SessionPlaceTaken taken => Change(list, taken.Id, one => one with { Status = PlaceStatus.Registered, OfferedUntil = null }),
        SessionPlacePassed passed => Change(list, passed.Id, one => one with { Status = PlaceStatus.Waiting, OfferedUntil = null, At = at }),
        SessionContactOpened opened => Change(list, opened.Id, one => one with { Openings = one.Openings + 1, LastOpenedAt = at }),
        SessionForgotten => [],
        _ => throw new InvalidOperationException($"a session has no entry {fact.GetType().Name}"),
    };

    private static SessionState After(Decision decision, SessionState before, Moment moment) =>
        decision.Facts.Aggregate(before, (state, told) => SessionGrain.Apply(state, told.Fact, moment.Now));

    private static Registration? Find(SessionState state, Guid id, Moment moment) =>
        state.Registrations.FirstOrDefault(one => one.Id == id) is { } found
        && (moment.Caller.ActsFor(moment.Self.Hub) || (moment.Caller.Role == Role.Person && moment.Caller.Account == found.Owner)) ? found : null;

    private static ImmutableArray<Registration> Change(ImmutableArray<Registration> list, Guid id, Func<Registration, Registration> change) =>
        [.. list.Select(one => one.Id == id ? change(one) : one)];
}
