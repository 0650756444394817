using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Search.Training;
using Federation.Storage.Training;

namespace Federation.Search.Tests.Training;

public sealed class CandidateTests
{
    private static readonly DateOnly Day = new(2027, 3, 4);
    private static readonly ImmutableArray<Slot> Slots = [new(Day, DayPart.Morning), new(Day, DayPart.Afternoon)];

    [Fact]
    public void The_themes_come_first_then_the_distance_then_having_worked_together()
    {
        var (far, near, stranger, friend) = (Peer("29", TrainingTheme.Recovery), Peer("69", TrainingTheme.Recovery), Peer("38", TrainingTheme.Advocacy), Peer("69", TrainingTheme.Recovery));
        var found = Find([far, near, stranger, friend], times: new Dictionary<GrainId, int> { [friend.Grain] = 2 });
        Assert.Equal([friend.Grain, near.Grain, far.Grain, stranger.Grain], found.Select(one => one.Trainer.Grain));
        Assert.Equal((1, 2, TrainingTheme.Recovery), (found[0].Distance, found[0].Together, Assert.Single(found[0].Themes)));
        Assert.Equal((0, 0), (found[3].Distance, found[3].Themes.Length));
    }

    [Fact]
    public void Who_has_another_role_is_not_free_does_not_come_there_or_was_asked_is_no_candidate()
    {
        var (good, asked) = (Peer("69", TrainingTheme.Recovery), Peer("69", TrainingTheme.Recovery));
        var professional = Peer("69", TrainingTheme.Recovery) with { Profile = good.Profile with { Role = TrainerRole.Professional } };
        var taken = Peer("69", TrainingTheme.Recovery);
        taken = taken with { Free = taken.Free.Without([Slots[1]]) };
        var home = Peer("69", TrainingTheme.Recovery);
        home = home with { Profile = home.Profile with { Everywhere = false, Ways = [TrainingWay.Remote] } };
        Assert.Equal(good.Grain, Assert.Single(Find([good, asked, professional, taken, home], but: [asked.Grain])).Trainer.Grain);
    }

    [Fact]
    public void Whoever_forms_a_pair_with_who_stays_comes_before_who_does_not()
    {
        var (one, other) = (Peer("69", TrainingTheme.Recovery), Peer("69", TrainingTheme.Recovery));
        foreach (var partner in new[] { one, other })
        {
            var first = Find([one, other], partners: [partner.Grain])[0];
            Assert.Equal((partner.Grain, true), (first.Trainer.Grain, first.IsPartner));
        }
    }

    private static IReadOnlyList<Candidate> Find(KnownTrainer[] trainers, HashSet<GrainId>? but = null, HashSet<GrainId>? partners = null, Dictionary<GrainId, int>? times = null)
    {
        var index = new TrainerIndex();
        index.Rebuild(trainers, []);
        return index.Snapshot.Candidates(new CandidateQuery(TrainerRole.Peer, Slots, [TrainingTheme.Recovery], TrainingWay.InPerson, DepartmentCode.Parse("38"), but ?? [], partners ?? [], times ?? []));
    }

    private static KnownTrainer Peer(string department, TrainingTheme theme) => new(
        TrainerId.Of(Guid.CreateVersion7()).At(HubId.Parse("aura")),
        new TrainerProfile(TrainerRole.Peer, [theme], [TrainingWay.InPerson], DepartmentCode.Parse(department), [], true, ["fr"]),
        new OpenCalendar([new OpenWindow(Day.AddDays(-30), Day.AddDays(30), [.. Enum.GetValues<DayOfWeek>()], [.. Enum.GetValues<DayPart>()])], []).Open(Day.AddDays(-40), 200));
}
