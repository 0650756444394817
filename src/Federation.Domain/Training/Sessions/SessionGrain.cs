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
        ({ } known, OpenRegistration open) => SessionPlacesRules.Open(known, open, moment),
        ({ } known, Hear hear) => SessionTeams.Hear(known, hear, moment),
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
        (null, SessionPlanned planned) => new SessionState(planned.Plan, SessionStatus.Planned, RegistrationDoor.Open, [], [], planned.Version, at),
        ({ } known, SessionPlanned planned) => known with
        {
            // Who was booked was booked for the former days.
            Plan = planned.Plan, Version = planned.Version, Teams = known.Plan.Days.SequenceEqual(planned.Plan.Days) ? known.Teams : [],
            TurnedAt = known.Plan.Days.SequenceEqual(planned.Plan.Days) ? known.TurnedAt : at,
        },
        ({ } known, SessionDoorMoved moved) => known with { Door = moved.Door },
        ({ } known, SessionMoved moved) => known with
        {
            Status = moved.Status, Version = moved.Version, Why = moved.Why, Since = at, TurnedAt = moved.Status is SessionStatus.Postponed or SessionStatus.Cancelled ? at : known.TurnedAt,
        },
        ({ } known, SessionTeamMoved moved) => known with { Teams = SessionTeams.Fold(known.Teams, moved) },
        ({ } known, SessionAttended attended) => known with { Attended = attended.Present },
        ({ } known, SessionPlaces) => known,
        ({ } known, _) => known with { Registrations = SessionPlacesRules.Fold(known.Registrations, fact, at) },
        _ => throw new InvalidOperationException($"a session does not begin with {fact.GetType().Name}"),
    };

    private static Decision Plan(SessionState? state, PlanSession plan, Moment moment)
    {
        if (moment.Caller.Role == Role.Operator ? plan.Plan?.Source is null || state is { Plan.Source: null } : !moment.Caller.ActsFor(moment.Self.Hub))
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

        if (plan.Read is not null && state is null)
        {
            return Refusal.TextReplaced;
        }

        if (state is null)
        {
            // Announced after its last day, it is over at once: no clock has to say so later.
            var planned = new SessionPlanned(plan.Plan, 0);
            return End(Apply(null, planned, moment.Now), moment).Facts.Aggregate(Decision.Tell(planned, Audience.Public), (decision, told) => decision.And(told.Fact, told.Audience));
        }

        if (state.IsOver)
        {
            return NotFrom(state);
        }

        if (state.Plan.Equals(plan.Plan))
        {
            return Decision.Nothing;
        }

        if (plan.Read is { } read && read != state.TextId)
        {
            return Refusal.TextReplaced;
        }

        // The trainers said yes to days, not to a session: they are asked again for others.
        var sameDays = state.Plan.Days.SequenceEqual(plan.Plan.Days);
        if (!sameDays && state.Teams.Any(team => !BookingTransitions.IsTerminal(team.Status)))
        {
            return new Refusal("team-is-booked", RefusalKind.Conflict);
        }

        // What was confirmed under one rule is not held to another.
        if (state.Plan.NeedsPair != plan.Plan.NeedsPair && state.Status is not (SessionStatus.Planned or SessionStatus.Postponed))
        {
            return NotFrom(state);
        }

        var told = Decision.Tell(new SessionPlanned(plan.Plan, state.Version + 1), Audience.Public);
        told = state.Status == SessionStatus.Postponed && !sameDays ? told.And(new SessionMoved(SessionStatus.Planned, state.Version + 1), Audience.Public) : told;
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
        : SessionTeams.LetGo(Decision.Tell(new SessionMoved(status, state.Version + 1, why), Audience.Public), state, status);

    private static Decision Count(SessionState state, CountAttendance count, Moment moment) =>
        count.Present is < 0 or > 10_000 ? Refusal.InvalidField("present")
        : moment.Now < state.Plan.Start || state.Status == SessionStatus.Cancelled ? NotFrom(state)
        : state.Attended == count.Present ? Decision.Nothing
        : Decision.Tell(new SessionAttended(count.Present), Audience.Local);

    private static Decision Ring(SessionState state, Ring ring, Moment moment)
    {
        if (moment.Caller.Role != Role.Clock)
        {
            return Refusal.NotAllowed;
        }

        return ring.Name switch
        {
            SessionClock.Offer => SessionPlacesRules.Pass(state, moment),
            SessionClock.End => End(state, moment),
            SessionClock.Forget when state.IsOver && !state.Registrations.IsEmpty && moment.Now >= state.Since.AddDays(SessionState.KeepContacts) =>
                Decision.Tell(new SessionForgotten(), Audience.Local) with { Erasures = [.. state.Registrations.Select(one => one.Contact.Id)] },
            _ => Decision.Nothing,
        };
    }

    /// <summary>Its last day is over, or nobody found other days.</summary>
    private static Decision End(SessionState state, Moment moment)
    {
        var postponed = state.Status == SessionStatus.Postponed;
        if (state.IsOver || moment.Now < (postponed ? state.Since.AddDays(SessionState.LongestPostponed) : state.Plan.End))
        {
            return Decision.Nothing;
        }

        return postponed || (state.Plan.NeedsPair && !state.HasTeam)
            ? SessionTeams.LetGo(Decision.Tell(new SessionMoved(SessionStatus.Cancelled, state.Version + 1, SessionEndedWhy.NeverConfirmed), Audience.Public), state, SessionStatus.Cancelled)
            : Decision.Tell(new SessionMoved(SessionStatus.Done, state.Version + 1), Audience.Public);
    }

    private static Refusal NotFrom(SessionState state) => Refusal.NoSuchTransition(Codes<SessionStatus>.Of(state.Status));
}
