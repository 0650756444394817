using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>What a session makes of the bookings of its trainers, which live at the same hub.</summary>
internal static class SessionTeams
{
    public static Decision Hear(SessionState state, Hear hear, Moment moment)
    {
        if (moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From != moment.Self.Hub)
        {
            return Refusal.NotAllowed;
        }

        if (hear.Fact switch { BookingAsked asked => asked.For, BookingMoved word => word.For, _ => null } != moment.Self)
        {
            return Refusal.InvalidField("fact");
        }

        var moved = hear.Fact is BookingAsked request ? Asked(state, request) : Moved(state, (BookingMoved)hear.Fact);
        if (moved is null)
        {
            return Decision.Nothing;
        }

        var told = Decision.Tell(moved, Audience.Local);
        var after = SessionGrain.Apply(state, moved, moment.Now);
        return Next(after) is { } status ? LetGo(told.And(new SessionMoved(status, state.Version + 1), Audience.Public), after, status) : told;
    }

    /// <summary>Who trains is free again once the days are given up. What took place is not undone.</summary>
    public static Decision LetGo(Decision decision, SessionState state, SessionStatus status) => status is not (SessionStatus.Cancelled or SessionStatus.Postponed) ? decision
        : state.Teams.Where(team => !BookingTransitions.IsTerminal(team.Status))
            .Aggregate(decision, (told, team) => told.And(new SessionTeamMoved(team.Booking, BookingStatus.Withdrawn, team.Whole), Audience.Local));

    public static ImmutableArray<SessionTeam> Fold(ImmutableArray<SessionTeam> teams, SessionTeamMoved moved)
    {
        var others = teams.RemoveAll(team => team.Booking == moved.Booking);
        return BookingTransitions.IsTerminal(moved.Team) && moved.Team != BookingStatus.Done ? others : others.Add(new SessionTeam(moved.Booking, moved.Team, moved.Whole));
    }

    /// <summary>Asked for too late, or one too many: the trainers are let go at once, or they would keep days that nobody needs.</summary>
    private static SessionTeamMoved? Asked(SessionState state, BookingAsked asked) => state.Teams.Any(team => team.Booking == asked.Booking) ? null
        : state.IsOver || state.Status == SessionStatus.Postponed || state.Teams.Length >= SessionState.MostTeams ? new SessionTeamMoved(asked.Booking, BookingStatus.Withdrawn, false)
        : new SessionTeamMoved(asked.Booking, BookingStatus.Asked, IsWhole(state.Plan, asked));

    private static SessionTeamMoved? Moved(SessionState state, BookingMoved word) =>
        !state.IsOver && state.Teams.FirstOrDefault(team => team.Booking == word.Booking) is { } known && known.Status != word.Status
            ? new SessionTeamMoved(word.Booking, word.Status, known.Whole)
            : null;

    private static bool IsWhole(SessionPlan plan, BookingAsked asked) =>
        asked.Members.Any(member => member.Role == TrainerRole.Peer) && asked.Members.Any(member => member.Role == TrainerRole.Professional)
        && plan.Days.SelectMany(day => day.Slots()).All(asked.Slots.Contains);

    /// <summary>Without its pair it does not run; while one may still come it is at risk, and shown so.</summary>
    private static SessionStatus? Next(SessionState state) => (state.Status, state.HasTeam) switch
    {
        _ when !state.Plan.NeedsPair => null,
        (SessionStatus.AtRisk, true) => SessionStatus.Confirmed,
        (SessionStatus.Confirmed, false) => state.MayHaveTeam ? SessionStatus.AtRisk : SessionStatus.Postponed,
        (SessionStatus.AtRisk, false) when !state.MayHaveTeam => SessionStatus.Postponed,
        _ => null,
    };
}
