using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Jobs;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>An offer opened with the secret of its private link.</summary>
public sealed record OwnOffer(GrainId Grain, OfferState State);

/// <summary>An offer of one hub, loaded for somebody who acts for that hub and for nobody else.</summary>
public sealed record HubOffer(GrainId Grain, OfferState State)
{
    /// <summary>A form that somebody has not proposed yet is theirs alone.</summary>
    public static HubOffer? Of(GrainId grain, GrainState? state) =>
        state is OfferState offer && !(offer.Status == OfferStatus.Draft && offer.Owner.Length > 0) ? new HubOffer(grain, offer) : null;
}

/// <summary>Words that are not published, opened for who may read them.</summary>
public sealed record UnpublishedText(Guid TextId, bool Draft, OfferText Text)
{
    public Posting Posting => Text.Posting;

    public ApplicationContact? Contact => Text.Contact;

    public override string ToString() => "[scellé]";
}

internal static class OfferReading
{
    /// <summary>The words last written, read together with those of the other offers of the list.</summary>
    /// <param name="drafts">Also a form that is not proposed: for who writes it.</param>
    public static async ValueTask<UnpublishedText?> Text(this ResolverContext context, GrainId offer, OfferState state, bool drafts)
    {
        if (state.Words is not { } words || (words.Kind == SealKind.Draft && !drafts) || await context.Unsealed(offer.Hub, words.Id) is not { } plain)
        {
            return null;
        }

        var draft = words.Kind == SealKind.Draft;
        var text = draft ? context.Services.GetRequiredService<IOfferForms>().Read(plain) : OfferText.Read<OfferText>(Encoding.UTF8.GetBytes(plain));
        return text is null ? null : new UnpublishedText(words.Id, draft, text);
    }

    public static async ValueTask<string?> Remark(this ResolverContext context, GrainId offer, OfferState state) =>
        state.Remark is { } remark ? await context.Unsealed(offer.Hub, remark.Id) : null;
}
