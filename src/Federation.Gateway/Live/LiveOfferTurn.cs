using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Gateway.Live;

/// <summary>What an entry is to somebody who looks for some offers only.</summary>
internal enum LiveVerdict : byte
{
    Unknown,

    /// <summary>Neither before nor after: not told.</summary>
    Nothing,

    Answers,

    /// <summary>It answered until this entry.</summary>
    Left,
}

/// <summary>One entry of an offer: what the offer was before it and what it is after. Null: not shown by its hub.</summary>
internal sealed record LiveOfferTurn(AnalysedOffer? Before, AnalysedOffer? After)
{
    public LiveVerdict For(Query query) =>
        After is not null && query.MatchesWhenever(After) ? LiveVerdict.Answers
        : Before is not null && Before != After && query.MatchesWhenever(Before) ? LiveVerdict.Left
        : LiveVerdict.Nothing;
}
