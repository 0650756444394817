using System.Collections.Immutable;
using Federation.Search.Jobs;

namespace Federation.Search.Queries;

/// <summary>What can be taken away from a search, one at a time.</summary>
public enum Criterion
{
    Words,
    Territory,
    Contract,
    Time,
    Title,
    Training,
    Public,
    Way,
    Hub,
    PayFloor,
    PublishedSince,
}

/// <summary>A criterion on codes: the offer has one of these terms at least.</summary>
public sealed record Filter(Criterion Criterion, ImmutableArray<string> Terms)
{
    public bool Holds(AnalysedOffer offer)
    {
        foreach (var term in Terms)
        {
            if (offer.LevelOf(term) > 0)
            {
                return true;
            }
        }

        return false;
    }
}
