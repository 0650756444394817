using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Following;
using Federation.Gateway.Training.Following;
using Federation.Gateway.Words;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Words;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>A page about trainers: its hub's own by their names, others by role and place.</summary>
[NeedsTrainers]
public abstract class TrainersPage(TrainerDesk trainers, Federation.Storage.Training.Trainers own, LiveTrainers live, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
    : SpacePage(directory, identifiers, clock)
{
    private IReadOnlyDictionary<GrainId, string> _names = new Dictionary<GrainId, string>();

    public IReadOnlyList<OwnTrainer> Own { get; private set; } = [];

    public DateOnly Today => ParisTime.DateOf(Now);

    protected TrainerDesk Trainers => trainers;

    protected LiveTrainers Live => live;

    /// <summary>A name for one of this hub's own; a role and a place for any other.</summary>
    public string Who(GrainId trainer) => _names.GetValueOrDefault(trainer) ?? (Known(trainer) is { } known ? HubWords.Capital(TrainerWords.Who(known.Profile)) : "une personne qui n’anime plus");

    public string Who(PairMember member) => _names.GetValueOrDefault(member.Trainer) is { } name ? name
        : Known(member.Trainer) is { } known ? TrainerWords.Who(known.Profile) : $"un·e {Labels.Of(member.Role)}";

    public KnownTrainer? Known(GrainId trainer) => live.Snapshot.Find(trainer) ?? (Own.FirstOrDefault(one => one.Grain == trainer) is { } mine ? new KnownTrainer(mine.Grain, mine.Profile, mine.Free) : null);

    /// <param name="distance">Borders between départements.</param>
    public static string Near(int distance) => distance switch
    {
        0 => "du même département",
        1 => "d’un département voisin",
        _ => $"à {distance} départements de là",
    };

    protected async Task ReadOwn(CancellationToken cancel)
    {
        Own = await own.OfHub(Hub.Id, "", Federation.Storage.Training.Trainers.LongestPage, cancel);
        _names = await trainers.Names(Own, Caller, cancel);
    }
}
