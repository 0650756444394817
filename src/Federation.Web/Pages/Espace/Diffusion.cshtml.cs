using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>
/// What this hub shows of the offers of others. A rule is prepared in the address, where its effect is seen before anything changes; only its
/// administrators change it.
/// </summary>
public sealed class DiffusionModel(ReferralDesk desk, PublishedOffers published, IHubStore store, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    private const int MostShown = 10;

    [BindProperty(SupportsGet = true, Name = "champ")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "op")]
    public string? Operator { get; set; }

    [BindProperty(SupportsGet = true, Name = "valeur")]
    public List<string> Values { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    /// <summary>The rule to take away, by its rank from 0, with how many there were: a list that changed meanwhile is not cut blindly.</summary>
    [BindProperty]
    public string? Sans { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public ImmutableArray<DiffusionRule> Rules { get; private set; } = [];

    public DiffusionField? Chosen { get; private set; }

    /// <summary>The rule that is prepared; null while it is not whole.</summary>
    public DiffusionRule? Prepared { get; private set; }

    public (IReadOnlyList<HiddenOffer> Some, int All, int Shown) Current { get; private set; } = ([], 0, 0);

    /// <summary>With the prepared rule.</summary>
    public (IReadOnlyList<HiddenOffer> Some, int All, int Shown)? Then { get; private set; }

    public IReadOnlyList<TimelineStep> Steps { get; private set; } = [];

    public IReadOnlyList<(string Code, string Words)> Choices => Chosen is { } chosen
        ? DiffusionWords.Values(chosen, Hubs.Where(hub => hub.Id != Hub.Id).Select(hub => (hub.Id.ToString(), hub.Profile.ShortName)))
        : [];

    public async Task OnGetAsync(CancellationToken cancel) => await Read(cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        await Read(cancel);
        if (Prepared is null)
        {
            return Refuse(Refusal.InvalidField("valeur"));
        }

        return await Change(Rules.Contains(Prepared) ? Rules : Rules.Add(Prepared), "ajoutee", cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        await Read(cancel);
        var parts = Sans?.Split('/') ?? [];
        return parts.Length == 2 && int.TryParse(parts[0], out var rank) && int.TryParse(parts[1], out var count) && count == Rules.Length && rank >= 0 && rank < count
            ? await Change(Rules.RemoveAt(rank), "retiree", cancel)
            : Refuse(new Refusal("too-contended", RefusalKind.Conflict));
    }

    private async Task<IActionResult> Change(ImmutableArray<DiffusionRule> rules, string done, CancellationToken cancel)
    {
        if (KeyOf(Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        var reply = await desk.Ask(GrainId.Platform(Hub.Id), new ChangeDiffusion(rules), Caller, key, cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), fait = done });
    }

    private async Task Read(CancellationToken cancel)
    {
        var platform = GrainId.Platform(Hub.Id);
        Rules = ((PlatformState)(await store.Load(platform, cancel)).State!).Diffusion;
        Current = await published.Preview(Hub.Id, Rules, MostShown, cancel);
        Chosen = Codes<DiffusionField>.TryParse(Field, out var field) ? field : null;
        Prepared = Chosen is { } known ? Prepare(known) : null;
        Then = Prepared is { } rule ? await published.Preview(Hub.Id, Rules.Add(rule), MostShown, cancel) : null;
        Steps = [.. (await desk.History(platform, cancel)).Where(entry => entry.Fact is PlatformDiffusionChanged).Select(entry => new TimelineStep(
            ((PlatformDiffusionChanged)entry.Fact).Rules is { Length: > 0 } rules ? string.Join(" ; ", rules.Select(one => DiffusionWords.Of(one, Name))) : "Plus aucune règle : tout est montré",
            StepState.Done, FrenchDates.Full(entry.At, Now), entry.At)).Reverse().Take(20)];
    }

    private DiffusionRule? Prepare(DiffusionField field)
    {
        var number = DiffusionRules.IsNumber(field);
        if (!Codes<DiffusionOperator>.TryParse(Operator, out var comparison))
        {
            comparison = number ? DiffusionOperator.AtLeast : DiffusionOperator.IsOneOf;
        }

        ImmutableArray<string> values = number
            ? DiffusionWords.Number(Values.FirstOrDefault()) is { } one ? [one] : []
            : [.. Values.Where(value => Choices.Any(choice => choice.Code == value)).Distinct()];
        var rule = new DiffusionRule(field, comparison, values);
        return values.Length > 0 && DiffusionRules.Check([rule]) is null ? rule : null;
    }
}
