using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>
/// The same post through two hubs: one of them joins its offer to the other's, which leads. Lists show the lead with both sources. The joiner follows its
/// lead when that one says that the post is filled; a lead is only told, since no hub ends another's offer. Each offer stands alone again when the other
/// ends otherwise.
/// </summary>
public static class OfferHearing
{
    public const int MostSources = 100;

    public static Decision Join(OfferState state, JoinOffer join, Moment moment)
    {
        if (OfferGrain.ActorOf(state, moment) != OfferActor.Hub)
        {
            return Refusal.NotAllowed;
        }

        if (!state.IsPublished)
        {
            return OfferGrain.NotFrom(state.Status);
        }

        if (join.To is { } to && (!IsOffer(to) || to.Hub == moment.Self.Hub))
        {
            return Refusal.InvalidField("to");
        }

        if (state.Lead == join.To)
        {
            return Decision.Nothing;
        }

        if (join.To is { } other && state.Sources.Contains(other))
        {
            return new Refusal("already-joined", RefusalKind.Conflict);
        }

        var left = Leave(Decision.Nothing, state, moment);
        return join.To is { } lead ? left.And(new OfferJoined(OfferGrain.IdOf(moment), lead), Audience.Public) : left;
    }

    public static Decision Hear(OfferState? state, Hear hear, Moment moment)
    {
        if (moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From == moment.Self.Hub || hear.From == default)
        {
            return Refusal.NotAllowed;
        }

        if (hear.Fact is not (OfferJoined or OfferLeft or OfferEnded or OfferOver) || !IsSound(hear.Fact))
        {
            return Refusal.InvalidField("fact");
        }

        if (state is null)
        {
            return Refusal.UnknownGrain;
        }

        return hear.Fact switch
        {
            OfferJoined joined when joined.Lead == moment.Self => state.IsPublished ? Joined(state, joined.Id.At(hear.From), moment) : Over(state, joined.Id.At(hear.From), moment),
            OfferLeft left when left.Lead == moment.Self && state.Sources.Contains(left.Id.At(hear.From)) =>
                Decision.Tell(new OfferSourceLeft(left.Id.At(hear.From)), Audience.Local),
            _ when !state.IsPublished => Decision.Nothing,
            OfferEnded ended => Ended(state, ended, ended.Id.At(hear.From)),
            OfferOver over when over.Source == moment.Self && state.Lead == over.Id.At(hear.From) => Follow(state, over.Filled, moment),
            _ => Decision.Nothing,
        };
    }

    private static Decision Joined(OfferState state, GrainId source, Moment moment)
    {
        var mutual = state.Lead == source;

        // Two hubs that joined each other at once: the first in the order of names leads, and both find it by the same rule.
        if (mutual && string.CompareOrdinal(moment.Self.ToString(), source.ToString()) > 0)
        {
            return Decision.Nothing;
        }

        if (state.Sources.Contains(source) || state.Sources.Length >= MostSources)
        {
            return Decision.Nothing;
        }

        var told = Decision.Tell(new OfferSourceJoined(source), Audience.Local);
        return mutual ? Leave(told, state, moment) : told;
    }

    private static Decision Ended(OfferState state, OfferEnded ended, GrainId source) =>
        !state.Sources.Contains(source) ? Decision.Nothing
        : Decision.Tell(ended.Status == OfferStatus.Filled ? new OfferSourceFilled(source) : new OfferSourceLeft(source), Audience.Local);

    /// <summary>The lead is not shown any more: filled, this one is too; otherwise it stands alone.</summary>
    private static Decision Follow(OfferState state, FilledHow? filled, Moment moment) => filled is { } how
        ? OfferEnding.End(state, OfferStatus.Filled, OfferActor.Lead, moment, how)
        : Leave(Decision.Nothing, state, moment);

    /// <summary>Somebody joined while this offer ended: without a word they would wait for ever under a lead that says nothing.</summary>
    private static Decision Over(OfferState state, GrainId source, Moment moment) => state.Sources.Contains(source) || state.Sources.Length >= MostSources
        ? Decision.Nothing
        : Decision.Tell(new OfferOver(OfferGrain.IdOf(moment), source, state.Status == OfferStatus.Filled ? state.How ?? FilledHow.NotSaid : null), Audience.To(source.Hub));

    private static Decision Leave(Decision decision, OfferState state, Moment moment) =>
        state.Lead is { } lead ? decision.And(new OfferLeft(OfferGrain.IdOf(moment), lead), Audience.Public) : decision;

    private static bool IsOffer(GrainId grain) => grain.Hub != default && grain.Kind == GrainKind.Offer && OfferId.TryParse(grain.Key, out _);

    private static bool IsSound(Fact fact) => fact switch
    {
        OfferJoined joined => IsSound(joined.Id) && IsOffer(joined.Lead),
        OfferLeft left => IsSound(left.Id) && IsOffer(left.Lead),
        OfferOver over => IsSound(over.Id) && IsOffer(over.Source) && (over.Filled is not { } filled || Enum.IsDefined(filled)),
        OfferEnded ended => IsSound(ended.Id) && Enum.IsDefined(ended.Status) && (ended.How is not { } how || Enum.IsDefined(how)),
        _ => false,
    };

    private static bool IsSound(OfferId id) => OfferId.TryParse(id.ToString(), out _);
}
