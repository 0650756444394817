using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Jobs;
using Federation.Search.Explanations;
using Federation.Search.Queries;

namespace Federation.Web.Searches;

/// <summary>One offer of a list, and why it is there.</summary>
/// <param name="Hubs">The hub that keeps it first, then those that publish the same post.</param>
/// <param name="Why">What no word of the title says already.</param>
public sealed record FoundOffer(PublishedOffer Offer, ImmutableArray<TextPart> Title, ImmutableArray<TextPart> Employer, ImmutableArray<HubId> Hubs, ImmutableArray<Reason> Why)
{
    public static IEnumerable<FoundOffer> Of(FoundOffers found)
    {
        var explainer = new Explainer();
        foreach (var hit in found.Result.Hits)
        {
            var offer = hit.Offer;
            yield return Of(offer, explainer.Explain(found.Query, offer));
        }
    }

    private static FoundOffer Of(PublishedOffer offer, ImmutableArray<Reason> reasons)
    {
        // Another hub may have let through what ours refuses: signs that turn the writing round are no part of a line.
        var title = MarkedText.Of(Inert.Line(offer.Posting.Title, PostingGuards.LongestTitle), reasons.Select(reason => reason.Found));
        var employer = MarkedText.Of(OfferLines.Employer(offer.Posting), reasons.Select(reason => reason.Found));
        var seen = title.Concat(employer).Where(part => part.IsMarked).Select(part => part.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new FoundOffer(offer, title, employer, [offer.Hub, .. offer.AlsoBy], [.. reasons.Where(reason => !(reason.Kind == ReasonKind.Word && seen.Contains(reason.Found)))]);
    }
}
