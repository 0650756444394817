using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Training;
using static Federation.Storage.Projections.Projection;

namespace Federation.Storage.Projections;

/// <summary>The rows of courses, sessions and collectives. Who registered is a code among codes: the name stands in the sealed row alone.</summary>
internal static class TrainingRows
{
    private const string TextVersion = "sessions-1";

    public static Row Of(GrainId grain, CourseState state)
    {
        var course = state.Profile;
        return Row(
            Course, grain.Hub, grain.Key, course.Title, Code(course.Kind), Code(course.Status), course.Region, course.Department, course.Commune, Code(course.Price.Price), Code(course.Trainers),
            Code(course.Certification), course.Parent?.Hub, course.Parent?.Key, state.ChangedAt, course.Source, Json(course));
    }

    public static IEnumerable<Row> Of(GrainId grain, SessionState state)
    {
        var plan = state.Plan;
        yield return Row(
            Session, grain.Hub, grain.Key, plan.Course.Key, plan.Title, Code(state.Status), state.Since, Code(state.Door), Code(plan.Way), plan.Department, plan.Commune, plan.Start, plan.End,
            (long?)plan.Places, (long?)state.Free, state.HasWaiting, plan.NeedsPair, state.HasTeam, (long)state.Version, state.Why is { } why ? Code(why) : null, (long?)state.Attended, plan.Source, Json(plan), state.TurnedAt);

        foreach (var one in state.Registrations)
        {
            yield return Row(Projection.Registration, grain.Hub, grain.Key, one.Id, one.Owner, Code(one.Status), one.At, one.OfferedUntil);
            yield return Row(
                Projection.Disclosure, grain.Hub, one.Id, 0L, Code(SealKind.Contact), grain.Hub, Code(DisclosurePurpose.Registration), one.At, plan.End.AddDays(SessionState.KeepContacts), TextVersion, null,
                (long)one.Openings, one.LastOpenedAt, null);
        }
    }

    public static IEnumerable<Row> Of(GrainId grain, CollectiveState state)
    {
        var profile = state.Profile;
        yield return Row(
            Collective, grain.Hub, grain.Key, profile.Name, Code(profile.Kind), Code(profile.Status), Code(profile.Audience), Code(profile.Scope), profile.Region, profile.Department, profile.Commune,
            Code(profile.Way), state.ChangedAt, profile.Source, Json(profile));

        foreach (var meeting in state.Meetings)
        {
            var plan = meeting.Plan;
            yield return Row(
                Projection.Meeting, grain.Hub, grain.Key, plan.Key, plan.Start, plan.End, Code(plan.Way), plan.Department, plan.Commune, (long?)plan.Seats, plan.Theme, meeting.Cancelled, (long)meeting.Version,
                (long?)meeting.Present, Json(plan));
        }
    }
}
