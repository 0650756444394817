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
        return Next(SessionGrain.Apply(state, moved, moment.Now)) is { } status ? told.And(new SessionMoved(status, state.Version + 1), Audience.Public) : told;
    }

    public static ImmutableArray<SessionTeam> Fold(ImmutableArray<SessionTeam> teams, SessionTeamMoved moved)
    {
        var others = teams.RemoveAll(team => team.Booking == moved.Booking);
        return BookingTransitions.IsTerminal(moved.Team) && moved.Team != BookingStatus.Done ? others : others.Add(new SessionTeam(moved.Booking, moved.Team, moved.Whole));
    }

    private static SessionTeamMoved? Asked(SessionState state, BookingAsked asked) =>
        state.IsOver || state.Teams.Length >= SessionState.MostTeams || state.Teams.Any(team => team.Booking == asked.Booking)
            ? null
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
