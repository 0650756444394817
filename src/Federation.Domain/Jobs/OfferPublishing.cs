using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Domain.Time;

namespace Federation.Domain.Jobs;

/// <summary>What a hub answers: it publishes, sends back, renews.</summary>
public static class OfferPublishing
{
    public static Decision Publish(OfferState? state, PublishOffer publish, Moment moment)
    {
        var importing = moment.Caller.Role == Role.Operator;
        if (importing ? publish.Posting is not { Source: not null } : !moment.Caller.ActsFor(moment.Self.Hub))
        {
            return Refusal.NotAllowed;
        }

        if (importing && state is not null)
        {
            return Refusal.AlreadyExists;
        }

        // An employer's unfinished form is not the hub's to publish.
        if (state is not null && (OfferTransitions.IsTerminal(state.Status) || (state.Status == OfferStatus.Draft && state.Owner.Length > 0)))
        {
            return OfferGrain.NotFrom(state.Status);
        }

        if (Check(state, publish, moment) is { } wrong)
        {
            return wrong;
        }

        var today = ParisTime.DateOf(moment.Now);
        if (QualityGate.Unlawful(publish.Posting, today) is { } unlawful)
        {
            return OfferProposing.Unlawful(unlawful.Point);
        }

        var reads = publish.Read is { } read && state?.Words?.Id == read;
        if (state is { Status: OfferStatus.Proposed, Words: not null } && !reads)
        {
            return Refusal.TextReplaced;
        }

        if (publish.Over is { } over && state?.Version != over && !publish.Posting.Equals(state?.Posting))
        {
            return Refusal.TextReplaced;
        }

        var until = publish.Days is null && state?.Until is { } before ? before : OfferClock.Until(publish.Since ?? moment.Now, publish.Days ?? OfferClock.ShownFor);
        var contact = publish.Contact is { } envelope && envelope.Id != state?.Contact?.Id ? envelope : null;
        var decision = Decision.Nothing;
        if (state is null || state.Status is OfferStatus.Draft or OfferStatus.SentBack)
        {
            decision = decision.And(new OfferProposed(state?.Owner ?? "", OfferOutline.Of(publish.Posting, today), null, OfferActor.Hub), Audience.Local);
        }

        if (state is not { IsPublished: true } || reads || !publish.Posting.Equals(state.Posting) || until != state.Until)
        {
            decision = decision.And(new OfferPublished(publish.Posting, (state?.Version ?? 0) + 1, until, reads, publish.Since), Audience.Public);
        }

        if (contact is not null)
        {
            decision = decision.And(new OfferContactKept(new SealRef(contact.Id, SealKind.Application)), Audience.Local);
        }

        return decision with { Seals = contact is null ? [] : [contact], Erasures = Erased(state, reads, contact is not null) };
    }

    public static Decision SendBack(OfferState state, SendBackOffer back, Moment moment)
    {
        if (OfferGrain.ActorOf(state, moment) != OfferActor.Hub)
        {
            return Refusal.NotAllowed;
        }

        var same = !back.Reasons.IsDefault && state.Back.SequenceEqual(back.Reasons) && state.Remark?.Id == back.Remark?.Id;
        if (!state.Waits)
        {
            return same && state.Status == OfferStatus.SentBack ? Decision.Nothing : OfferGrain.NotFrom(state.Status);
        }

        if (back.Reasons.IsDefaultOrEmpty || back.Reasons.Length > 12 || !back.Reasons.All(Enum.IsDefined) || back.Reasons.Distinct().Count() != back.Reasons.Length)
        {
            return Refusal.InvalidField("reasons");
        }

        if (back.Remark is { } remark && !remark.IsSound(SealKind.Remark))
        {
            return Refusal.InvalidField("remark");
        }

        if (back.Read is { } read && state.Words?.Id != read)
        {
            return Refusal.TextReplaced;
        }

        return Decision.Tell(new OfferSentBack(back.Reasons, back.Remark is { } sealedRemark ? new SealRef(sealedRemark.Id, SealKind.Remark) : null), Audience.Local) with
        {
            Seals = back.Remark is { } one ? [one] : [],
            Erasures = state.Remark is { } former ? [former.Id] : [],
        };
    }

    /// <summary>Never shortens. What was lawful when it was published may not be any more: the minimum wage rises.</summary>
    public static Decision Renew(OfferState state, RenewOffer renew, Moment moment)
    {
        if (OfferGrain.ActorOf(state, moment) is not { } actor)
        {
            return Refusal.NotAllowed;
        }

        if (state is not { IsPublished: true, Posting: { } posting })
        {
            return OfferGrain.NotFrom(state.Status);
        }

        if (renew.Days is < OfferClock.ShortestShown or > OfferClock.LongestShown)
        {
            return Refusal.InvalidField("days");
        }

        if (QualityGate.Unlawful(posting, ParisTime.DateOf(moment.Now)) is { } unlawful)
        {
            return OfferProposing.Unlawful(unlawful.Point);
        }

        var until = OfferClock.Until(moment.Now, renew.Days);
        return until <= state.Until ? Decision.Nothing : Decision.Tell(new OfferRenewed(until, actor), Audience.Public);
    }

    private static Refusal? Check(OfferState? state, PublishOffer publish, Moment moment)
    {
        if (!OfferId.TryParse(moment.Self.Key, out _))
        {
            return Refusal.InvalidField("id");
        }

        if (PostingGuards.Check(publish.Posting) is { } wrong)
        {
            return wrong;
        }

        // What makes an example an example is the operator's word alone.
        if (moment.Caller.Role != Role.Operator && publish.Posting.Source != state?.Posting?.Source)
        {
            return Refusal.NotAllowed;
        }

        if (publish.Days is < OfferClock.ShortestShown or > OfferClock.LongestShown)
        {
            return Refusal.InvalidField("days");
        }

        if (publish.Since is { } since && !IsEarlier(since, publish.Days ?? OfferClock.ShownFor, moment))
        {
            return Refusal.InvalidField("since");
        }

        return publish.Contact is { } contact ? contact.IsSound(SealKind.Application) ? null : Refusal.InvalidField("contact")
            : state?.Contact is null && publish.Posting.Source is null ? Refusal.InvalidField("contact")
            : null;
    }

    /// <summary>Whole milliseconds, as entries are; not so long ago that it would be over.</summary>
    private static bool IsEarlier(DateTimeOffset since, int days, Moment moment) =>
        moment.Caller.Role == Role.Operator && since <= moment.Now && since > moment.Now.AddDays(-OfferClock.LongestShown) && since.Ticks % TimeSpan.TicksPerMillisecond == 0
        && OfferClock.Until(since, days) > moment.Now;

    /// <summary>Words that everybody reads now need no seal, and a contact that was replaced is nobody's.</summary>
    private static ImmutableArray<Guid> Erased(OfferState? state, bool reads, bool contactReplaced)
    {
        if (state is null)
        {
            return [];
        }

        var words = reads || !state.IsPublished;
        return [.. new[] { words ? state.Words : null, words ? state.Remark : null, contactReplaced ? state.Contact : null }.OfType<SealRef>().Select(seal => seal.Id)];
    }
}
