using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>From entries to state: no rule here, only memory.</summary>
public static class OfferFold
{
    public static OfferState Apply(OfferState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, OfferSaved saved) => Apply(Begin(saved.Owner, OfferStatus.Draft, at), saved, at),
        (null, OfferProposed proposed) => Apply(Begin(proposed.Owner, OfferStatus.Proposed, at), proposed, at),
        ({ } known, _) => Change(known, fact, at),
        _ => throw new InvalidOperationException($"an offer does not begin with {fact.GetType().Name}"),
    };

    private static OfferState Begin(string owner, OfferStatus status, DateTimeOffset at) => new() { Owner = owner, Status = status, Since = at, OpenedAt = at };

    private static OfferState Change(OfferState state, Fact fact, DateTimeOffset at) => fact switch
    {
        OfferSaved saved => state with { Words = saved.Draft, Since = at },
        OfferProposed proposed => state with
        {
            Status = state.IsPublished ? OfferStatus.Published : OfferStatus.Proposed,
            Since = state.IsPublished ? state.Since : at,
            Outline = proposed.Outline, Words = proposed.Words, WaitingSince = at, Back = [], Remark = null,
        },
        OfferSentBack back => state with
        {
            Status = state.IsPublished ? OfferStatus.Published : OfferStatus.SentBack,
            Since = state.IsPublished ? state.Since : at,
            WaitingSince = null, Back = back.Reasons, Remark = back.Remark,
        },
        OfferPublished published => Publish(state, published, at),
        OfferContactKept kept => state with { Contact = kept.Contact, Shown = state.Shown is { StoppedAt: null } ? state.Shown : new ContactShown(at) },
        OfferRenewed renewed => state with { Until = renewed.Until, Reminded = false },
        OfferReminded => state with { Reminded = true },
        OfferEnded ended => state with
        {
            Status = ended.Status, Since = at, How = ended.How, Why = ended.Why,
            Words = null, Remark = null, Contact = null, WaitingSince = null, Shown = state.Shown is { } shown ? shown with { StoppedAt = at } : null,
        },
        OfferJoined joined => state with { Lead = joined.Lead },
        OfferLeft => state with { Lead = null },
        OfferSourceJoined joined => state with { Sources = state.Sources.Add(joined.Source) },
        OfferOver over => state.Sources.Contains(over.Source) ? state : state with { Sources = state.Sources.Add(over.Source) },
        OfferSourceLeft left => state with { Sources = state.Sources.Remove(left.Source) },
        OfferSourceFilled filled => state with { Sources = state.Sources.Remove(filled.Source), SaidFilledBy = filled.Source },
        _ => throw new InvalidOperationException($"an offer has no entry {fact.GetType().Name}"),
    };

    /// <summary>What the employer asked for stays as it was, while the hub amends by itself.</summary>
    private static OfferState Publish(OfferState state, OfferPublished published, DateTimeOffset at)
    {
        var still = state.IsPublished && !published.Answers;
        return state with
        {
            Status = OfferStatus.Published,
            Since = state.IsPublished ? state.Since : at,
            Posting = published.Posting, Version = published.Version, PublishedAt = state.PublishedAt ?? published.Since ?? at, ChangedAt = at,
            Reminded = state.Reminded && state.Until == published.Until, Until = published.Until,
            Words = still ? state.Words : null, WaitingSince = still ? state.WaitingSince : null, Back = still ? state.Back : [], Remark = still ? state.Remark : null,
        };
    }
}
