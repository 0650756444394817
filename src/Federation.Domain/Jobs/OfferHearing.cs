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

        if (hear.Fact is not (OfferJoined or OfferLeft or OfferEnded) || !IsSound(hear.Fact))
        {
            return Refusal.InvalidField("fact");
        }

        if (state is null)
        {
            return Refusal.UnknownGrain;
        }

        return !state.IsPublished ? Decision.Nothing : hear.Fact switch
        {
            OfferJoined joined when joined.Lead == moment.Self => Joined(state, joined.Id.At(hear.From), moment),
            OfferLeft left when left.Lead == moment.Self && state.Sources.Contains(left.Id.At(hear.From)) =>
                Decision.Tell(new OfferSourceLeft(left.Id.At(hear.From)), Audience.Local),
            OfferEnded ended => Ended(state, ended, ended.Id.At(hear.From), moment),
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

    private static Decision Ended(OfferState state, OfferEnded ended, GrainId other, Moment moment)
    {
        if (state.Lead == other)
        {
            return ended.Status == OfferStatus.Filled
                ? OfferEnding.End(state, OfferStatus.Filled, OfferActor.Lead, moment, ended.How)
                : Leave(Decision.Nothing, state, moment);
        }

        return !state.Sources.Contains(other) ? Decision.Nothing
            : Decision.Tell(ended.Status == OfferStatus.Filled ? new OfferSourceFilled(other) : new OfferSourceLeft(other), Audience.Local);
    }

    private static Decision Leave(Decision decision, OfferState state, Moment moment) =>
        state.Lead is { } lead ? decision.And(new OfferLeft(OfferGrain.IdOf(moment), lead), Audience.Public) : decision;

    private static bool IsOffer(GrainId grain) => grain.Hub != default && grain.Kind == GrainKind.Offer && OfferId.TryParse(grain.Key, out _);

    private static bool IsSound(Fact fact) => fact switch
    {
        OfferJoined joined => IsSound(joined.Id) && IsOffer(joined.Lead),
        OfferLeft left => IsSound(left.Id) && IsOffer(left.Lead),
        OfferEnded ended => IsSound(ended.Id) && Enum.IsDefined(ended.Status) && (ended.How is not { } how || Enum.IsDefined(how)),
        _ => false,
    };

    private static bool IsSound(OfferId id) => OfferId.TryParse(id.ToString(), out _);
}
