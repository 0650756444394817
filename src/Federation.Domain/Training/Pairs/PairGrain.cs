using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Training;

/// <summary>Nobody is half of a pair without having said so.</summary>
public static class PairGrain
{
    public static Decision Decide(PairState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, FormPair form) => Form(state, form, moment),
        (null, _) => Refusal.UnknownGrain,
        ({ } known, DissolvePair) => Dissolve(known, moment),
        ({ } known, Hear hear) => Hear(known, hear, moment),
        ({ } known, Ring ring) => Ring(known, ring, moment),
        _ => Refusal.UnknownCommand,
    };

    public static PairState Apply(PairState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, PairProposed proposed) => new PairState(PairStatus.Proposed, proposed.Members, proposed.Themes, at),
        ({ } known, PairMemberAnswered answered) => known with { Members = [.. known.Members.Select(member => member.Trainer == answered.Trainer ? member with { Agreed = answered.Yes } : member)] },
        ({ } known, PairFormed) => known with { Status = PairStatus.Formed, Since = at },
        ({ } known, PairDissolved) => known with { Status = PairStatus.Dissolved, Since = at },
        ({ } known, PairAsked or PairReleased) => known,
        _ => throw new InvalidOperationException($"a pair does not begin with {fact.GetType().Name}"),
    };

    private static Decision Form(PairState? state, FormPair form, Moment moment)
    {
        if (!moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        if (state is not null)
        {
            return Refusal.AlreadyExists;
        }

        if (!PairId.TryParse(moment.Self.Key, out _))
        {
            return Refusal.InvalidField("id");
        }

        if (BookingRules.Check(form.Trainers) is { } wrong)
        {
            return wrong;
        }

        if (form.Trainers.All(one => one.Role == TrainerRole.Peer))
        {
            return new Refusal("professional-missing", RefusalKind.Invalid);
        }

        if (form.Themes.IsDefaultOrEmpty || form.Themes.Length > Enum.GetValues<TrainingTheme>().Length || !form.Themes.All(Enum.IsDefined) || form.Themes.Distinct().Count() != form.Themes.Length)
        {
            return Refusal.InvalidField("themes");
        }

        ImmutableArray<PairMember> members = [.. form.Trainers.Select(one => new PairMember(one.Trainer, one.Role))];
        return members.Aggregate(
            Decision.Tell(new PairProposed(members, form.Themes), Audience.Local),
            (decision, member) => decision.And(
                new PairAsked(moment.Self, member.Trainer, member.Role, new PairPurpose([.. form.Trainers.Where(other => other.Trainer != member.Trainer)], form.Themes)), Audience.To(member.Trainer.Hub)));
    }

    private static Decision Dissolve(PairState state, Moment moment) =>
        !moment.Caller.ActsFor(moment.Self.Hub) ? Refusal.NotAllowed
        : state.Status == PairStatus.Dissolved ? Decision.Nothing
        : End(Decision.Nothing, state, moment);

    private static Decision Hear(PairState state, Hear hear, Moment moment)
    {
        if (moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From == default)
        {
            return Refusal.NotAllowed;
        }

        if (hear.Fact is not PairAnswered answered || answered.Pair != moment.Self)
        {
            return Refusal.InvalidField("fact");
        }

        if (answered.Trainer.Hub != hear.From)
        {
            return Refusal.NotAllowed;
        }

        if (state.Status == PairStatus.Dissolved || state.Members.FirstOrDefault(member => member.Trainer == answered.Trainer) is not { } member || (member.Agreed && answered.Yes))
        {
            return Decision.Nothing;
        }

        var told = Decision.Tell(new PairMemberAnswered(member.Trainer, answered.Yes), Audience.Local);
        if (!answered.Yes)
        {
            return End(told, state, moment);
        }

        return state.Members.All(other => other.Agreed || other == member)
            ? told.And(new PairFormed([.. state.Members.Select(one => new AskedTrainer(one.Trainer, one.Role))], state.Themes), Audience.Hubs)
            : told;
    }

    private static Decision Ring(PairState state, Ring ring, Moment moment) =>
        moment.Caller.Role != Role.Clock ? Refusal.NotAllowed
        : ring.Name == PairClock.Answer && state.Deadlines().Any(deadline => moment.Now >= deadline.Due) ? End(Decision.Nothing, state, moment)
        : Decision.Nothing;

    private static Decision End(Decision before, PairState state, Moment moment) => state.Members
        .Aggregate(before, (decision, member) => decision.And(new PairReleased(moment.Self, member.Trainer), Audience.To(member.Trainer.Hub)))
        // Nobody was told of one that was never formed.
        .And(new PairDissolved(), state.Status == PairStatus.Formed ? Audience.Hubs : Audience.Local);
}
