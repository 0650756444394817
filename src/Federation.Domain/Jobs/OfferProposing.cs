using Federation.Domain.Grains;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;

namespace Federation.Domain.Jobs;

/// <summary>How words come to the hub: saved step by step, proposed, proposed again. They are sealed; entries say that they exist.</summary>
public static class OfferProposing
{
    private const int LongestOwner = 64;

    public static Decision Save(OfferState? state, SaveOffer save, Moment moment)
    {
        if (Writer(state, save.Owner, moment) is not { } actor)
        {
            return Refusal.NotAllowed;
        }

        // A hub does not write in an employer's unfinished form, nor read it.
        if (state is not null && actor == OfferActor.Hub && state.Owner.Length > 0)
        {
            return Refusal.NotAllowed;
        }

        if (state is not null && state.Status is not (OfferStatus.Draft or OfferStatus.SentBack))
        {
            return OfferGrain.NotFrom(state.Status);
        }

        if (Check(state, save.Owner, moment) is { } wrong)
        {
            return wrong;
        }

        if (save.Draft is null || !save.Draft.IsSound(SealKind.Draft))
        {
            return Refusal.InvalidField("draft");
        }

        if (state?.Words?.Id == save.Draft.Id)
        {
            return Decision.Nothing;
        }

        return Decision.Tell(new OfferSaved(save.Owner, new SealRef(save.Draft.Id, SealKind.Draft)), Audience.Local) with
        {
            Seals = [save.Draft],
            Erasures = state?.Words is { } former ? [former.Id] : [],
        };
    }

    public static Decision Propose(OfferState? state, ProposeOffer propose, Moment moment)
    {
        if (Writer(state, propose.Owner, moment) is not { } actor)
        {
            return Refusal.NotAllowed;
        }

        // A coordinator amends what is published by publishing; an employer asks.
        var open = state is null || state.Status is OfferStatus.Proposed || OfferTransitions.Allows(state.Status, OfferStatus.Proposed, actor)
            || (state.IsPublished && actor == OfferActor.Employer);
        if (!open)
        {
            return OfferGrain.NotFrom(state!.Status);
        }

        if (Check(state, propose.Owner, moment) is { } wrong)
        {
            return wrong;
        }

        if (propose.Outline is null || !propose.Outline.IsSound())
        {
            return Refusal.InvalidField("outline");
        }

        foreach (var point in propose.Outline.Points)
        {
            if (GateRules.Of(point).Level == GateLevel.Unlawful)
            {
                return Unlawful(point);
            }
        }

        if (propose.Words is null || !propose.Words.IsSound(SealKind.Proposal))
        {
            return Refusal.InvalidField("words");
        }

        if (state is { Waits: true } && state.Words?.Id == propose.Words.Id)
        {
            return Decision.Nothing;
        }

        return Decision.Tell(new OfferProposed(propose.Owner, propose.Outline, new SealRef(propose.Words.Id, SealKind.Proposal), actor), Audience.Local) with
        {
            Seals = [propose.Words],
            Erasures = state is null ? [] : [.. new[] { state.Words, state.Remark }.OfType<SealRef>().Select(seal => seal.Id)],
        };
    }

    internal static Refusal Unlawful(GatePoint point) => new("unlawful", RefusalKind.Invalid, Codes<GatePoint>.Of(point));

    /// <summary>Anybody may begin, under a name that is theirs alone; after that, only who began, or the hub.</summary>
    private static OfferActor? Writer(OfferState? state, string owner, Moment moment) => state is not null ? OfferGrain.ActorOf(state, moment) : moment.Caller.Role switch
    {
        Role.Visitor when !string.IsNullOrEmpty(owner) => OfferActor.Employer,
        Role.Employer when !string.IsNullOrEmpty(owner) && owner == moment.Caller.Account => OfferActor.Employer,
        Role.Coordinator or Role.Administrator when moment.Caller.ActsFor(moment.Self.Hub) && owner is "" => OfferActor.Hub,
        _ => null,
    };

    private static Refusal? Check(OfferState? state, string owner, Moment moment) =>
        !OfferId.TryParse(moment.Self.Key, out _) ? Refusal.InvalidField("id")
        : owner is null || (owner.Length > 0 && !TextId.IsSlug(owner, LongestOwner)) || (state is not null && owner != state.Owner) ? Refusal.InvalidField("owner")
        : null;
}
