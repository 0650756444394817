using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training;

/// <summary>Whoever is asked knows for which session and with whom before answering, and still knows it when somebody else comes.</summary>
public sealed class PurposeTests
{
    private static readonly GrainId Third = TrainerId.Parse("0192f0bb-0000-7000-8000-000000000009").At(Some.Occitanie);

    [Fact]
    public void Each_is_told_of_the_session_and_of_the_others_and_never_of_oneself()
    {
        var asked = Told(Grain.Decide(Trainings.Booking, null, new AskBooking(Trainings.Slots, Trainings.Both, For: Trainings.Session), Some.Grenoble, Some.Now)).OfType<HoldAsked>().ToList();
        Assert.Equal(2, asked.Count);
        Assert.All(asked, one =>
        {
            Assert.Equal(Trainings.Session, one.Purpose!.Session);
            Assert.Equal(Trainings.Both.Where(other => other.Trainer != one.Trainer), one.Purpose.With);
        });
        var pair = Told(Grain.Decide(Trainings.Pair, null, new FormPair(Trainings.Both, [TrainingTheme.Recovery]), Some.Grenoble, Some.Now)).OfType<PairAsked>().First();
        Assert.Equal(new PairPurpose([Trainings.Both[1]], [TrainingTheme.Recovery]), pair.Purpose);
    }

    [Fact]
    public void The_calendar_keeps_what_it_was_asked_for_until_the_training_is_given()
    {
        foreach (var status in Enum.GetValues<HoldStatus>())
        {
            Assert.Equal(Trainings.Purpose, Trainings.Trainer(status).Find(Trainings.First)!.Purpose);
        }
    }

    [Fact]
    public void Who_stays_reads_that_somebody_left_and_who_comes_instead()
    {
        var risk = Trainings.Hear(Trainings.BookingAt(BookingStatus.Confirmed), new HoldCancelled(Trainings.First), Some.Occitanie);
        var alone = Assert.Single(Told(Grain.Decide(
            Trainings.Booking, Trainings.BookingAt(BookingStatus.Confirmed), new Hear(Some.Occitanie, 6, new HoldCancelled(Trainings.First)), Caller.OtherHub(Some.Occitanie), Some.Now)).OfType<HoldPartnersTold>());
        Assert.Equal((Trainings.Second, Trainings.Professional, 0), (alone.Ref, alone.Trainer, alone.With.Length));

        var replaced = Trainings.Do<BookingState>(Trainings.Booking, risk, new ReplaceTrainer(1, Third), Some.Grenoble);
        Assert.Equal([Trainings.Both[1]], Told(Grain.Decide(Trainings.Booking, risk, new ReplaceTrainer(1, Third), Some.Grenoble, Some.Now)).OfType<HoldAsked>().Single().Purpose!.With);
        var again = new HoldRef(Trainings.Booking, 3);
        replaced = Trainings.Hear(Trainings.Hear(replaced, new HoldGranted(again, Trainings.Slots, Trainings.Lease), Some.Occitanie), new HoldAgreed(again), Some.Occitanie);
        var whole = Told(Grain.Decide(Trainings.Booking, replaced, new Hear(Some.Occitanie, 6, new HoldBooked(again)), Caller.OtherHub(Some.Occitanie), Some.Now)).OfType<HoldPartnersTold>().ToList();
        Assert.Equal(new AskedTrainer(Third, TrainerRole.Peer), Assert.Single(whole.Single(one => one.Trainer == Trainings.Professional).With));
        Assert.Equal(Trainings.Professional, Assert.Single(whole.Single(one => one.Trainer == Third).With).Trainer);
    }

    [Fact]
    public void Told_twice_it_is_remembered_once_and_of_what_is_over_nothing_is()
    {
        var told = Trainings.Heard(new HoldPartnersTold(Trainings.First, Trainings.Peer, []));
        var booked = Trainings.Trainer(HoldStatus.Booked);
        var heard = Trainings.Do<TrainerState>(Trainings.Peer, booked, told, Caller.OtherHub(Some.Aura));
        Assert.Equal(new HoldPurpose(Trainings.Session, []), heard.Find(Trainings.First)!.Purpose);
        Assert.True(Grain.Decide(Trainings.Peer, heard, told, Caller.OtherHub(Some.Aura), Some.Now).WritesNothing);
        Assert.True(Grain.Decide(Trainings.Peer, Trainings.Trainer(), told, Caller.OtherHub(Some.Aura), Some.Now).WritesNothing);
        Assert.True(Grain.Decide(Trainings.Peer, booked, told, Caller.OtherHub(Some.Aura), Trainings.Slots[^1].End).WritesNothing);
    }

    [Fact]
    public void What_another_hub_may_not_write_is_not_heard()
    {
        var asked = new HoldAsked(Trainings.First, Trainings.Peer, TrainerRole.Peer, Trainings.Slots, Trainings.Lease, Trainings.Purpose);
        var other = new AskedTrainer(Trainings.Professional, TrainerRole.Professional);
        HoldPurpose[] wrong =
        [
            new(Trainings.Session with { Hub = Some.Idf }, []), new(Trainings.Course, []), new(Trainings.Session, default), new(null, [other, other]),
            new(null, [new AskedTrainer(Trainings.Peer, TrainerRole.Peer)]), new(null, [null!]), new(null, [new AskedTrainer(Trainings.Booking, TrainerRole.Peer)]), new(null, [other with { Role = (TrainerRole)7 }]),
            new(null, [.. Enumerable.Range(0, BookingRules.MostTrainers).Select(i => new AskedTrainer(TrainerId.Of(Some.Row(i + 200)).At(Some.Aura), TrainerRole.Peer))]),
        ];
        Assert.All(wrong, purpose => Assert.Equal("invalid-field", Refused(Trainings.Heard(asked with { Purpose = purpose }))));
        Assert.Equal("invalid-field", Refused(Trainings.Heard(new PairAsked(Trainings.Pair, Trainings.Peer, TrainerRole.Peer, new PairPurpose([other], default)))));
        Assert.Equal("invalid-field", Refused(Trainings.Heard(new HoldPartnersTold(Trainings.First, Trainings.Peer, default))));
        Assert.Equal("invalid-field", Refused(Trainings.Heard(new HoldPartnersTold(Trainings.First, Trainings.Peer, []), Some.Idf), Some.Idf));

        static string? Refused(Hear hear, HubId? from = null) => Trainings.Refused(Trainings.Peer, Trainings.Trainer(HoldStatus.Held), hear, Caller.OtherHub(from ?? Some.Aura));
    }

    /// <summary>Feeds are kept for ever: what was written before anybody told why is read, heard and remembered as it was.</summary>
    [Fact]
    public void Entries_that_are_older_than_the_purpose_are_read_and_heard()
    {
        var asked = new HoldAsked(Trainings.First, Trainings.Peer, TrainerRole.Peer, Trainings.Slots, Trainings.Lease);
        var text = Encoding.UTF8.GetString(DomainJson.Facts.Write(asked));
        Assert.DoesNotContain("purpose", text, StringComparison.Ordinal);
        var read = Assert.IsType<HoldAsked>(DomainJson.Facts.Read("hold.asked", Encoding.UTF8.GetBytes(text)));
        var held = Trainings.Do<TrainerState>(Trainings.Peer, Trainings.Trainer(), Trainings.Heard(read), Caller.OtherHub(Some.Aura));
        Assert.Null(held.Find(Trainings.First)!.Purpose);
        Assert.Null(Assert.IsType<TrainerState>(DomainJson.ReadState(GrainKind.Trainer, DomainJson.WriteState(held))).Find(Trainings.First)!.Purpose);
        var old = Assert.IsType<PairHeard>(DomainJson.Facts.Read("pair.heard", Encoding.UTF8.GetBytes($"{{\"pair\":\"{Trainings.Pair}\"}}")));
        Assert.Equal(new PairHeard(Trainings.Pair), old);
    }

    private static IEnumerable<Fact> Told(Decision decision) => decision.Refusal is null ? decision.Facts.Select(told => told.Fact) : throw new InvalidOperationException(decision.Refusal.ToString());
}
