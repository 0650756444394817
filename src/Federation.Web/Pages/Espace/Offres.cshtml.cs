using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Storage.Jobs;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using OfferLine = Federation.Node.Desk.OfferLine;

namespace Federation.Web.Pages.Espace;

/// <summary>The offers of this hub: what waits to be read, the oldest first, then what it published and how it ended.</summary>
public sealed class OffresModel(OfferDesk desk, OfferLists lists, PublishedOffers published, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    private const int PageLength = 25;

    /// <summary>The tabs, by their word in the address; null is what waits.</summary>
    public static IReadOnlyList<(string? View, string Text, OfferStatus? Status)> Views { get; } =
    [
        (null, "À lire", null), ("publiees", "Publiées", OfferStatus.Published), ("renvoyees", "Renvoyées", OfferStatus.SentBack),
        ("pourvues", "Pourvues", OfferStatus.Filled), ("expirees", "Expirées", OfferStatus.Expired), ("retirees", "Retirées", OfferStatus.Withdrawn),
    ];

    [BindProperty(SupportsGet = true, Name = "vue")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    [BindProperty]
    public OfferMove Move { get; set; } = new();

    public Page<OfferLine> List { get; private set; } = new([], null);

    /// <summary>Of texts that wait, as their employers wrote them.</summary>
    public IReadOnlyDictionary<GrainId, string> Titles { get; private set; } = new Dictionary<GrainId, string>();

    public GrainId Grain { get; private set; }

    public OfferState? State { get; private set; }

    /// <summary>Named in the address; otherwise the first of the list is shown beside it where there is room.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>The words that wait; null when none do, or when they were erased.</summary>
    public OfferText? Waiting { get; private set; }

    public Posting? Posting => Waiting?.Posting ?? State?.Posting;

    public IReadOnlyList<GateFinding> Findings { get; private set; } = [];

    public IReadOnlyList<PublishedOffer> Same { get; private set; } = [];

    public IReadOnlyList<TimelineStep> Steps { get; private set; } = [];

    public (string? View, string Text, OfferStatus? Status) Tab => Views.FirstOrDefault(view => view.View == View) is { Text: not null } known ? known : Views[0];

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        await ReadList(cancel);
        IsNamed = id is not null;
        var chosen = await Choose(id ?? List.Lines.FirstOrDefault()?.Grain.Key, cancel);
        return IsNamed && !chosen ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostPublishAsync(string? id, CancellationToken cancel) => Ask(id, "publier", async key =>
    {
        if (Waiting is not { } text || !Guid.TryParse(Move.Read, out var read))
        {
            return new Refusal("nothing-sealed", RefusalKind.Gone);
        }

        var days = int.TryParse(Move.Days, out var chosen) ? chosen : (int?)null;
        return (await desk.Publish(Grain, text, read, days, Caller, key, cancel)).Reply.Refusal;
    }, cancel);

    public Task<IActionResult> OnPostBackAsync(string? id, CancellationToken cancel) => Ask(id, "renvoyer", async key =>
    {
        BackReason[] reasons = [.. Move.Reasons.Where(code => Codes<BackReason>.TryParse(code, out _)).Select(Codes<BackReason>.Parse).Distinct().Order()];
        Move.Remark = Move.Remark?.ReplaceLineEndings("\n").Trim();
        if (reasons.Length == 0)
        {
            Faults.Add("raisons", "Choisissez au moins une raison : l’employeur la lira.");
        }

        if (Move.Remark is { Length: > OfferDesk.LongestRemark } remark)
        {
            Faults.Add("remarque", $"Raccourcissez : {OfferDesk.LongestRemark} signes au plus, il y en a {remark.Length}.");
        }

        return Faults.Any ? null : (await desk.SendBack(Grain, [.. reasons], Move.Remark, Guid.TryParse(Move.Read, out var read) ? read : null, Caller, key, cancel)).Refusal;
    }, cancel);

    public Task<IActionResult> OnPostRenewAsync(string? id, CancellationToken cancel) => Ask(id, "prolonger", async key => (await desk.Ask(Grain, new RenewOffer(), Caller, key, cancel)).Refusal, cancel);

    public Task<IActionResult> OnPostFillAsync(string? id, CancellationToken cancel) => Ask(id, "pourvue", async key =>
    {
        if (!Codes<FilledHow>.TryParse(Move.How, out var how))
        {
            Faults.Add("comment", "Choisissez une réponse ; « je préfère ne pas dire » suffit.");
            return null;
        }

        return (await desk.Ask(Grain, new FillOffer(how), Caller, key, cancel)).Refusal;
    }, cancel);

    public Task<IActionResult> OnPostWithdrawAsync(string? id, CancellationToken cancel) => Ask(id, "retirer", async key =>
    {
        if (!Codes<WithdrawnWhy>.TryParse(Move.Why, out var why) || !WithdrawnReasons.For(OfferActor.Hub).Contains(why))
        {
            Faults.Add("motif", "Choisissez une raison : tout le monde la lira.");
            return null;
        }

        return (await desk.Ask(Grain, new WithdrawOffer(why), Caller, key, cancel)).Refusal;
    }, cancel);

    /// <summary>One post through two hubs is one offer; only a person joins them.</summary>
    public Task<IActionResult> OnPostJoinAsync(string? id, CancellationToken cancel) => Ask(id, "relier", async key =>
        string.IsNullOrEmpty(Move.Other) ? (await desk.Ask(Grain, new JoinOffer(null), Caller, key, cancel)).Refusal
        : GrainId.TryParse(Move.Other, out var other) ? (await desk.Join(Grain, other, Caller, key, cancel)).Refusal
        : Refusal.InvalidField("to"), cancel);

    private async Task<IActionResult> Ask(string? id, string done, Func<IdempotencyKey, Task<Refusal?>> act, CancellationToken cancel)
    {
        IsNamed = true;
        await ReadList(cancel);
        if (!await Choose(id, cancel))
        {
            return NotFound();
        }

        Move.Form = done;
        if (KeyOf(Move.Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        var refusal = await act(key);
        return Faults.Any ? Mend()
            : refusal is not null ? Refuse(refusal)
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = Grain.Key, vue = View, apres = After, fait = done }, "detail");
    }

    private async Task ReadList(CancellationToken cancel)
    {
        List = Tab.Status is { } status
            ? await lists.OfHub(Hub.Id, status, After, PageLength, cancel)
            : await lists.Waiting(Hub.Id, After, PageLength, cancel);
        var titles = new Dictionary<GrainId, string>();
        foreach (var line in List.Lines.Where(line => line.Title is null && line.Status is OfferStatus.Proposed or OfferStatus.SentBack))
        {
            if ((await desk.Text(line.Grain, Caller, cancel)).Value is { } text)
            {
                titles[line.Grain] = text.Posting.Title;
            }
        }

        Titles = titles;
    }

    private async Task<bool> Choose(string? id, CancellationToken cancel)
    {
        if (!OfferId.TryParse(id, out var parsed) || await desk.Load(parsed.At(Hub.Id), cancel) is not { } state || (state.Status == OfferStatus.Draft && state.Owner.Length > 0))
        {
            return false;
        }

        (Grain, State) = (parsed.At(Hub.Id), state);
        Waiting = state.Waits && state.Words is { Kind: SealKind.Proposal } ? (await desk.Text(Grain, Caller, cancel)).Value : null;
        if (Posting is { } posting)
        {
            Findings = desk.Findings(posting);
            Same = state.Status is OfferStatus.Proposed or OfferStatus.Published ? await published.SamePosts(posting, Grain, cancel) : [];
        }

        Steps = [.. OfferSteps.All(await desk.History(Grain, cancel), Name).Select(step => new TimelineStep(step.Title, step.Open ? StepState.Wait : StepState.Done, FrenchDates.Full(step.At, Now), step.At, step.Detail))];
        return true;
    }
}

/// <summary>What an action's form sends, as it was typed.</summary>
public sealed class OfferMove
{
    public string? Key { get; set; }

    /// <summary>The sealed row that was read.</summary>
    public string? Read { get; set; }

    public string? Days { get; set; }

    public List<string> Reasons { get; set; } = [];

    public string? Remark { get; set; }

    public string? How { get; set; }

    public string? Why { get; set; }

    public string? Other { get; set; }

    /// <summary>The form that was sent, by what it does; set by the page.</summary>
    internal string? Form { get; set; }
}
