using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Training.Following;
using Federation.Node.Desk;
using Federation.Search.Training;
using Federation.Storage.Training;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>Pairs that this hub speaks for, or that one of its trainers is in; and with whom a trainer could form one, over all hubs.</summary>
public sealed class IndexModel(
    PairDesk pairs, TrainerDesk desk, Federation.Storage.Training.Trainers trainers, LiveTrainers live, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
    : TrainersPage(desk, trainers, live, directory, identifiers, clock)
{
    /// <summary>Days ahead over which common days are counted.</summary>
    public const int Ahead = 182;

    private const int MostPartners = 30;

    private const int PageLength = 25;

    /// <summary>Where this page of the list begins.</summary>
    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "avec")]
    public string? With { get; set; }

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The id of a pair that is proposed, drawn with the form.</summary>
    [BindProperty]
    public string? Pair { get; set; }

    [BindProperty]
    public string? Partner { get; set; }

    /// <summary>One page of them: what waits first, then the newest.</summary>
    public IReadOnlyList<PairRow> Shown { get; private set; } = [];

    /// <summary>On all pages.</summary>
    public int Count { get; private set; }

    public SinceMark? Next { get; private set; }

    /// <summary>For whom a partner is looked for.</summary>
    public OwnTrainer? One { get; private set; }

    public IReadOnlyList<Partner> Partners { get; private set; } = [];

    public string NewPair() => PairId.Of(Identifiers.Next()).ToString();

    public async Task OnGetAsync(CancellationToken cancel) => await Read(cancel);

    public async Task<IActionResult> OnPostProposeAsync(CancellationToken cancel)
    {
        await Read(cancel);
        if (KeyOf(Key) is not { } key || !PairId.TryParse(Pair, out var id) || One is not { } one || !GrainId.TryParse(Partner, out var other) || Known(other) is not { } known)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        // What both teach is what the pair is proposed for.
        var reply = await pairs.Propose(id, Hub.Id, [one.Grain, other], [.. known.Profile.Themes.Where(one.Profile.Themes.Contains)], Caller, key, cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), avec = "", fait = "proposee" });
    }

    public async Task<IActionResult> OnPostDissolveAsync(CancellationToken cancel)
    {
        await Read(cancel);
        return KeyOf(Key) is not { } key || !PairId.TryParse(Pair, out var id) ? Refuse(Refusal.UnknownCommand)
            : (await pairs.Dissolve(id.At(Hub.Id), Caller, key, cancel)).Refusal is { } refusal ? Refuse(refusal)
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), avec = "", fait = "finie" });
    }

    private async Task Read(CancellationToken cancel)
    {
        await ReadOwn(cancel);
        Count = await pairs.Count(Hub.Id, Caller, cancel);
        var rows = await pairs.OfHub(Hub.Id, Caller, SinceMark.TryParse(After, out var mark) ? mark : null, PageLength + 1, cancel);
        (Shown, Next) = ([.. rows.Take(PageLength)], rows.Count > PageLength ? rows[PageLength - 1].Mark : null);
        One = Own.FirstOrDefault(one => one.Grain.Key == With);
        if (One is { } found)
        {
            var already = await pairs.Already(Hub.Id, found.Grain, Caller, cancel);
            Partners = [.. Live.Snapshot.Partners(found.Grain, Today, Today.AddDays(Ahead), MostPartners).Where(partner => !already.Contains(partner.Trainer.Grain))];
        }
    }
}
