using System.Collections.Immutable;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Search.Index;

internal readonly record struct PlannedTerm(int Id, bool Half);

/// <param name="Weight">How much one level of it counts.</param>
internal readonly record struct PlannedUnit(PlannedTerm[] Terms, int Weight);

internal readonly record struct PlannedFilter(Criterion Criterion, int[] Terms);

/// <summary>A request with the numbers that this snapshot gives to its terms.</summary>
internal sealed class SearchPlan
{
    public SearchPlan(OfferSnapshot snapshot, SearchRequest request)
    {
        Request = request;
        Since = request.Query.Criteria.PublishedSince is { } since ? Milliseconds(since) : long.MinValue;
        Now = request.Now.ToUnixTimeMilliseconds();
        Filters = [.. request.Query.Filters.Select(filter => new PlannedFilter(filter.Criterion, [.. filter.Terms.Select(snapshot.Terms.Find)]))];
        var terms = request.Query.Units.Select(unit => Terms(snapshot, unit)).ToList();
        Weights = request.ByDate ? [] : request.After?.Weights ?? [.. terms.Select(unit => Weight(snapshot, unit))];
        Units = [.. terms.Select((unit, at) => new PlannedUnit(unit, request.ByDate ? 0 : Weights[at]))];
        Rules = request.Reader is { } reader && !request.Rules.IsDefaultOrEmpty ? new PlannedRules(snapshot, reader, request.Rules, request.Now) : null;
        After = request.After is { } after ? new DatePlace(after.PublishedAt, after.Id, snapshot.Hubs.Find(after.Hub) ?? ushort.MaxValue) : null;
    }

    public SearchRequest Request { get; }

    public PlannedUnit[] Units { get; }

    public PlannedFilter[] Filters { get; }

    public PlannedRules? Rules { get; }

    public ImmutableArray<byte> Weights { get; }

    /// <summary>Milliseconds.</summary>
    public long Since { get; }

    public long Now { get; }

    /// <summary>Where the page before ended.</summary>
    public DatePlace? After { get; }

    public bool AnyWord => Request.Query.Criteria.AnyWord;

    /// <summary>The criteria that ask something.</summary>
    public IEnumerable<Criterion> Asked()
    {
        IEnumerable<Criterion> single =
        [
            .. Units.Length > 0 ? (ReadOnlySpan<Criterion>)[Criterion.Words] : [],
            .. Request.Query.PayFloor > 0 ? (ReadOnlySpan<Criterion>)[Criterion.PayFloor] : [],
            .. Since != long.MinValue ? (ReadOnlySpan<Criterion>)[Criterion.PublishedSince] : [],
        ];
        return single.Concat(Filters.Select(filter => filter.Criterion));
    }

    /// <summary>The first whole millisecond that is not before.</summary>
    private static long Milliseconds(DateTimeOffset instant) =>
        instant.ToUnixTimeMilliseconds() + (instant.Ticks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);

    private static PlannedTerm[] Terms(OfferSnapshot snapshot, Unit unit)
    {
        var terms = unit.Terms.Select(term => new PlannedTerm(snapshot.Terms.Find(term.Text), term.Half));
        var mistyped = unit.Mistyped is { } word ? snapshot.Terms.Near(word).Select(near => new PlannedTerm(snapshot.Terms.Find(near), true)) : [];
        return [.. terms.Concat(mistyped).Where(term => term.Id >= 0)];
    }

    private static byte Weight(OfferSnapshot snapshot, PlannedTerm[] terms)
    {
        var holding = 0L;
        foreach (var live in snapshot.Segments)
        {
            foreach (var term in terms)
            {
                holding += term.Half ? 0 : live.Segment.Postings.Of(term.Id).Count;
            }
        }

        return Relevance.Weight(holding, snapshot.Count);
    }
}
