using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;

namespace Federation.Testing.Training;

/// <summary>What pairs are booked for: sessions that are planned, put off, planned again and called off, and some that are not there yet or never will be.</summary>
internal sealed class SimulatedSessions(Random random)
{
    private const int AtEachHub = 6;
    private static readonly PriceOfCourse Free = new(CoursePrice.Free, null, 2026, null, []);

    private readonly Dictionary<HubId, List<(GrainId Session, SessionPlan Plan)>> _known = [];
    private int _count;

    /// <summary>A session and its days; now and then one that nobody has planned.</summary>
    public (GrainId Session, ImmutableArray<Slot> Slots)? Any(HubId hub, DateTimeOffset now)
    {
        var known = Known(hub);
        var (session, plan) = known.Count == 0 || random.Next(10) == 0 ? (Next(hub, random.Next(2)), PlanFor(hub, now)) : known[random.Next(known.Count)];
        ImmutableArray<Slot> slots = [.. plan.Days.SelectMany(day => day.Slots())];
        return slots[0].Start > now ? (session, slots) : null;
    }

    /// <summary>The next thing that a coordinator does about one of them.</summary>
    public (GrainId Session, Command Command) Move(HubId hub, DateTimeOffset now)
    {
        var known = Known(hub);
        if (known.Count < AtEachHub || random.Next(6) == 0)
        {
            known.Add((Next(hub, 0), PlanFor(hub, now)));
            _count++;
            if (known.Count > AtEachHub)
            {
                known.RemoveAt(0);
            }

            return (known[^1].Session, new PlanSession(known[^1].Plan));
        }

        var at = random.Next(known.Count);
        switch (random.Next(6))
        {
            case 0:
                return (known[at].Session, new CancelSession(SessionEndedWhy.NoFunding));
            case 1:
                return (known[at].Session, new PostponeSession());
            case 2:
                // Refused while somebody is booked for the former days; then pairs are asked for days that the session does not have.
                known[at] = known[at] with { Plan = PlanFor(hub, now) };
                return (known[at].Session, new PlanSession(known[at].Plan));
            default:
                return (known[at].Session, new ConfirmSession());
        }
    }

    private List<(GrainId Session, SessionPlan Plan)> Known(HubId hub) => _known.TryGetValue(hub, out var known) ? known : _known[hub] = [];

    /// <param name="never">1: a name that no session will ever have; 0: that of the next one.</param>
    private GrainId Next(HubId hub, int never) => new(hub, GrainKind.Session, never == 1 ? $"never-{_count}" : $"session-{_count}");

    private SessionPlan PlanFor(HubId hub, DateTimeOffset now)
    {
        var first = DateOnly.FromDateTime(now.UtcDateTime).AddDays(random.Next(5, 120));
        ImmutableArray<SessionDay> days = [.. Enumerable.Range(0, random.Next(1, 3)).Select(week => new SessionDay(first.AddDays(7 * week), new TimeOnly(9, 0), new TimeOnly(random.Next(2) == 0 ? 12 : 17, 0)))];
        return new SessionPlan(new GrainId(hub, GrainKind.Course, "posture"), "Posture et limites", days, TrainingWay.InPerson, DepartmentCode.Parse("69"), "Lyon", null, null, Free, true);
    }
}
