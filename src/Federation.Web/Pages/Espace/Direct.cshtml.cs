using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Gateway.Jobs;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <param name="About">What it happened to; null for the hub itself.</param>
/// <param name="Href">Where it is handled.</param>
public sealed record DirectLine(long Position, Step Step, string? About, string? Href);

/// <summary>
/// What just happened in the hub's own feed, the last first. The page asks from the position where it began: whoever comes back after an hour without
/// network finds that hour, whatever hints were lost.
/// </summary>
public sealed class DirectModel(IHubStore store, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    /// <summary>Entries that a first look goes back.</summary>
    private const int Back = 60;

    /// <summary>Entries that an open page follows; then it begins again at the latest.</summary>
    private const int Most = 500;

    /// <summary>The position after which this page looks; of the first look when it is not given.</summary>
    [BindProperty(SupportsGet = true, Name = "depuis")]
    public long? Since { get; set; }

    public IReadOnlyList<DirectLine> Lines { get; private set; } = [];

    /// <summary>Of the first line not told: what this page was asked with, or begins with.</summary>
    public long From { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var head = (await store.Heads(cancel)).GetValueOrDefault(Hub.Id);
        From = Math.Max(0, Since is { } since && since >= 0 && since <= head && head - since <= Most ? since : head - Back);
        var lines = new List<DirectLine>();
        var states = new Dictionary<GrainId, GrainState?>();
        foreach (var entry in await store.Read(Hub.Id, From, Most, cancel))
        {
            if (DirectWords.Of(entry, Name) is { } step)
            {
                if (!states.TryGetValue(entry.Subject, out var state))
                {
                    states[entry.Subject] = state = (await store.Load(entry.Subject, cancel)).State;
                }

                var (about, href) = Place(entry.Subject, state);
                lines.Add(new DirectLine(entry.Position, step with { At = entry.At }, about, href));
            }
        }

        lines.Reverse();
        Lines = lines;
        return AsksForFragment ? Partial("_Direct", this) : Page();
    }

    private (string? About, string? Href) Place(GrainId grain, GrainState? state) => (grain.Kind, state) switch
    {
        (GrainKind.Referral, ReferralState referral) => ($"Demande {referral.Dossier.ShortCode}", Url.Page(referral.Side == Side.Origin ? "/Espace/Envoyees" : "/Espace/Recues", new { hub = Hub.Id.ToString(), id = grain.Key })),
        (GrainKind.Offer, OfferState offer) => (offer.Posting is { } posting ? OfferLines.Title(posting) : "Une offre", Url.Page("/Espace/Offres", new { hub = Hub.Id.ToString(), id = grain.Key })),
        (GrainKind.Structure, StructureState structure) => (Inert.Line(structure.Profile.Name, 120), null),
        (GrainKind.Call, _) => ("Un appel ouvert", Url.Page("/Espace/Appels", new { hub = Hub.Id.ToString() })),
        _ => (null, null),
    };
}
