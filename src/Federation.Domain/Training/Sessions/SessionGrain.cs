using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>Dates, a place, people who registered, and those who train. One that needs a pair is not confirmed without it, and never runs without its peer.</summary>
public static class SessionGrain
{
    public static Decision Decide(SessionState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, PlanSession plan) => Plan(state, plan, moment),
        (null, _) => Refusal.UnknownGrain,
        ({ } known, RegisterForSession register) => SessionPlacesRules.Register(known, register, moment),
        ({ } known, LeaveSession leave) => SessionPlacesRules.Leave(known, leave, moment),
        ({ } known, TakePlace take) => SessionPlacesRules.Take(known, take, moment),
        ({ } known, Hear hear) => Hear(known, hear, moment),
        ({ } known, Ring ring) => Ring(known, ring, moment),
        (_, MoveDoor or ConfirmSession or PostponeSession or CancelSession or CountAttendance) when !moment.Caller.ActsFor(moment.Self.Hub) => Refusal.NotAllowed,
        ({ } known, MoveDoor move) => Door(known, move),
        ({ } known, ConfirmSession) => Confirm(known),
        ({ } known, PostponeSession) => To(known, SessionStatus.Postponed),
        ({ } known, CancelSession cancel) => Enum.IsDefined(cancel.Why) ? To(known, SessionStatus.Cancelled, cancel.Why) : Refusal.InvalidField("why"),
        ({ } known, CountAttendance count) => Count(known, count, moment),
        _ => Refusal.UnknownCommand,
    };

    public static SessionState Apply(SessionState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, SessionPlanned planned) => new SessionState(planned.Plan, SessionStatus.Planned, RegistrationDoor.Open, [], planned.Version, at),
        ({ } known, SessionPlanned planned) => known with
        {
            Plan = planned.Plan, Version = planned.Version, Status = known.Status == SessionStatus.Postponed ? SessionStatus.Planned : known.Status,
        },
        ({ } known, SessionDoorMoved moved) => known with { Door = moved.Door },
        ({ } known, SessionMoved moved) => known with { Status = moved.Status, Version = moved.Version, Why = moved.Why, Since = at },
        ({ } known, SessionTeamMoved moved) => known with { Booking = moved.Booking, Team = moved.Team },
        ({ } known, SessionAttended attended) => known with { Attended = attended.Present },
        ({ } known, SessionPlaces) => known,
        ({ } known, _) => known with { Registrations = SessionPlacesRules.Fold(known.Registrations, fact, at) },
        _ => throw new InvalidOperationException($"a session does not begin with {fact.GetType().Name}"),
    };

    private static Decision Plan(SessionState? state, PlanSession plan, Moment moment)
    {
        if (moment.Caller.Role == Role.Operator ? plan.Plan?.Source is null || state is not null : !moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        if (plan.Plan is null)
        {
            return Refusal.InvalidField("plan");
        }

        if (plan.Plan.Check(moment.Self) is { } wrong)
        {
            return wrong;
        }

        if (moment.Caller.Role != Role.Operator && plan.Plan.Source != state?.Plan.Source)
        {
            return Refusal.NotAllowed;
        }

        if (state is null)
        {
            return Decision.Tell(new SessionPlanned(plan.Plan, 0), Audience.Public);
        }

        if (state.IsOver)
        {
            return NotFrom(state);
        }

        if (state.Plan.Equals(plan.Plan))
        {
            return Decision.Nothing;
        }

        // The trainers said yes to days, not to a session: they are asked again for others.
        var sameDays = state.Plan.Days.SequenceEqual(plan.Plan.Days);
        if (!sameDays && state.Team is BookingStatus.Asked or BookingStatus.Settling or BookingStatus.Confirmed or BookingStatus.AtRisk)
        {
            return new Refusal("team-is-booked", RefusalKind.Conflict);
        }

        var told = Decision.Tell(new SessionPlanned(plan.Plan, state.Version + 1), Audience.Public);
        return SessionPlacesRules.Told(SessionPlacesRules.Offer(told, state, moment), state, moment);
    }

    private static Decision Door(SessionState state, MoveDoor move) =>
        !Enum.IsDefined(move.Door) ? Refusal.InvalidField("door")
        : state.IsOver ? NotFrom(state)
        : state.Door == move.Door ? Decision.Nothing
        : Decision.Tell(new SessionDoorMoved(move.Door), Audience.Public);

    private static Decision Confirm(SessionState state) => state.Plan.NeedsPair && !state.HasTeam ? new Refusal("pair-missing", RefusalKind.Conflict) : To(state, SessionStatus.Confirmed);

    private static Decision To(SessionState state, SessionStatus status, SessionEndedWhy? why = null) =>
        state.Status == status ? Decision.Nothing
        : !SessionTransitions.Allows(state.Status, status) ? NotFrom(state)
        : Decision.Tell(new SessionMoved(status, state.Version + 1, why), Audience.Public);

    private static Decision Count(SessionState state, CountAttendance count, Moment moment) =>
        count.Present is < 0 or > 10_000 ? Refusal.InvalidField("present")
        : moment.Now < state.Plan.Start || state.Status == SessionStatus.Cancelled ? NotFrom(state)
        : state.Attended == count.Present ? Decision.Nothing
        : Decision.Tell(new SessionAttended(count.Present), Audience.Local);

    /// <summary>The booking of its trainers, which lives at the same hub.</summary>
    private static Decision Hear(SessionState state, Hear hear, Moment moment)
    {
        if (moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From != moment.Self.Hub)
        {
            return Refusal.NotAllowed;
        }

        var (booking, session, team) = hear.Fact switch
        {
            BookingAsked asked => (asked.Booking, asked.For, BookingStatus.Asked),
            BookingMoved moved => (moved.Booking, moved.For, moved.Status),
            _ => default,
        };
        if (session is null || session != moment.Self)
        {
            return Refusal.InvalidField("fact");
        }

        // An earlier booking that ended says nothing about the one that was asked since.
        if (state.IsOver || (state.Booking is { } known && known != booking && BookingTransitions.IsTerminal(team)))
        {
            return Decision.Nothing;
        }

        var told = Decision.Tell(new SessionTeamMoved(booking, team), Audience.Local);
        SessionStatus? to = (team, state.Status) switch
        {
            (BookingStatus.Confirmed, SessionStatus.AtRisk) => SessionStatus.Confirmed,
            (BookingStatus.AtRisk, SessionStatus.Confirmed) when state.Plan.NeedsPair => SessionStatus.AtRisk,
            (BookingStatus.Postponed or BookingStatus.Withdrawn, SessionStatus.Confirmed or SessionStatus.AtRisk) when state.Plan.NeedsPair => SessionStatus.Postponed,
            _ => null,
        };
        return to is { } status ? told.And(new SessionMoved(status, state.Version + 1), Audience.Public) : told;
    }

    private static Decision Ring(SessionState state, Ring ring, Moment moment)
    {
        if (moment.Caller.Role != Role.Clock)
        {
            return Refusal.NotAllowed;
        }

        return ring.Name switch
        {
            SessionClock.Offer => SessionPlacesRules.Pass(state, moment),
            SessionClock.End when !state.IsOver && state.Status != SessionStatus.Postponed && moment.Now >= state.Plan.End =>
                state.Plan.NeedsPair && !state.HasTeam
                    ? Decision.Tell(new SessionMoved(SessionStatus.Cancelled, state.Version + 1, SessionEndedWhy.NeverConfirmed), Audience.Public)
                    : Decision.Tell(new SessionMoved(SessionStatus.Done, state.Version + 1), Audience.Public),
            SessionClock.Forget when state.IsOver && !state.Registrations.IsEmpty && moment.Now >= state.Since.AddDays(SessionState.KeepContacts) =>
                Decision.Tell(new SessionForgotten(), Audience.Local) with { Erasures = [.. state.Registrations.Select(one => one.Contact.Id)] },
            _ => Decision.Nothing,
        };
    }

    private static Refusal NotFrom(SessionState state) => Refusal.NoSuchTransition(Codes<SessionStatus>.Of(state.Status));
}
