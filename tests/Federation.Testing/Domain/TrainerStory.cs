using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;

namespace Federation.Testing.Domain;

/// <summary>Trainers of some hubs, their pairs and bookings, as random commands that mostly make sense. What they say to each other is carried by who runs it.</summary>
public sealed class TrainerStory(Random random)
{
    private static readonly string Link = PrivateLink.Hash("trainer");
    private static readonly Caller Person = Caller.Subscriber(Link);

    private readonly Dictionary<GrainId, GrainState> _states = [];

    private IEnumerable<(GrainId Grain, TrainerState State)> Trainers => Of<TrainerState>().Where(one => !one.State.Retired);

    public void Tell(Entry entry)
    {
        if (entry.Subject.Kind is GrainKind.Trainer or GrainKind.Pair or GrainKind.Booking)
        {
            _states[entry.Subject] = Grain.Apply(entry.Subject, _states.GetValueOrDefault(entry.Subject), entry.Fact, entry.At);
        }
    }

    public (GrainId Grain, Command Command, Caller Caller) Next(HubId hub, DateTimeOffset now)
    {
        var coordinator = Caller.Coordinator(hub, "account-1");
        var today = ParisTime.DateOf(now);
        if (Trainers.Count() < 4 || random.Chance(0.1))
        {
            return (TrainerId.Of(random.NextGuid(now)).At(hub), new DescribeTrainer(Profile(), random.Chance(0.8) ? Samples.Envelope(random, now, SealKind.Trainer) : null, Link), coordinator);
        }

        // Somebody who is asked, rather than anybody.
        var asked = Trainers.Where(one => one.State.Pairs.Any(pair => pair.Agreed is null)).ToList();
        var (trainer, state) = random.Pick(asked.Count > 0 && random.Chance(0.5) ? asked : Trainers.ToList());
        if (state.Calendar.Windows.IsEmpty || random.Chance(0.1))
        {
            var window = new OpenWindow(today, today.AddDays(random.Next(30, 400)), [.. Enum.GetValues<DayOfWeek>().Where(_ => random.Chance(0.9)), DayOfWeek.Monday], [DayPart.Morning, DayPart.Afternoon]);
            return (trainer, new OpenCalendarTo(new OpenCalendar([window with { Days = [.. window.Days.Distinct()] }], random.Chance(0.3) ? [new Closing(today.AddDays(20), today.AddDays(24), [])] : [])), Person);
        }

        if (state.Holds.FirstOrDefault(hold => hold.Status == HoldStatus.Held) is { } held && random.Chance(0.7))
        {
            return (trainer, new AnswerHold(held.Ref, random.Chance(0.85)), Person);
        }

        if (state.Pairs.FirstOrDefault(pair => pair.Agreed is null) is { } question && random.Chance(0.7))
        {
            return (trainer, new AnswerPair(question.Pair, random.Chance(0.85)), Person);
        }

        var members = Members();
        return random.Next(10) switch
        {
            0 when state.Holds.FirstOrDefault(hold => hold.Status == HoldStatus.Booked) is { } booked => (trainer, new CancelHold(booked.Ref), Person),
            1 when random.Chance(0.2) => (trainer, new RetireTrainer(), Person),
            2 or 3 or 4 when members.Length > 1 => (PairId.Of(random.NextGuid(now)).At(hub), new FormPair(members, [TrainingTheme.Recovery]), coordinator),
            5 when Of<BookingState>().FirstOrDefault(one => one.State.Status == BookingStatus.AtRisk && one.State.Members.Any(member => member.Status == MemberStatus.Gone)) is { State: { } risky } at =>
                (at.Grain, new ReplaceTrainer(risky.Members.First(member => member.Status == MemberStatus.Gone).Ask, trainer), Caller.Coordinator(at.Grain.Hub, "account-1")),
            _ when members.Length > 0 => (BookingId.Of(random.NextGuid(now)).At(hub), new AskBooking(Slots(today), members), coordinator),
            _ => (trainer, new DescribeTrainer(Profile() with { Role = state.Profile.Role }, null, null), Caller.Coordinator(trainer.Hub, "account-1")),
        };
    }

    private IEnumerable<(GrainId Grain, T State)> Of<T>() where T : GrainState =>
        _states.Where(pair => pair.Value is T).OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(pair => (pair.Key, (T)pair.Value));

    private ImmutableArray<AskedTrainer> Members()
    {
        var (peers, others) = (Trainers.Where(one => one.State.Profile.Role == TrainerRole.Peer).ToList(), Trainers.Where(one => one.State.Profile.Role == TrainerRole.Professional).ToList());
        return peers.Count == 0 ? []
            : others.Count == 0 ? [new AskedTrainer(random.Pick(peers).Grain, TrainerRole.Peer)]
            : [new AskedTrainer(random.Pick(peers).Grain, TrainerRole.Peer), new AskedTrainer(random.Pick(others).Grain, TrainerRole.Professional)];
    }

    private ImmutableArray<Slot> Slots(DateOnly today)
    {
        var day = today.AddDays(random.Next(3, 60));
        return [new Slot(day, DayPart.Morning), new Slot(day, DayPart.Afternoon)];
    }

    private TrainerProfile Profile() => new(
        random.Pick(Enum.GetValues<TrainerRole>()), [random.Pick(Enum.GetValues<TrainingTheme>())], random.Chance(0.5) ? [TrainingWay.InPerson] : [TrainingWay.InPerson, TrainingWay.Remote],
        random.Pick(Departments.All).Code, random.Chance(0.5) ? [] : [random.Pick(Departments.All).Code], random.Chance(0.2), ["fr"]);
}
