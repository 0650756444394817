using System.Collections.Immutable;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Search.Index;

/// <summary>Counts the codes of the fields asked for, segment by segment.</summary>
internal sealed class FacetCounter
{
    private readonly Row[] _rows;

    public FacetCounter(OfferSnapshot snapshot, SearchPlan plan)
    {
        var fields = plan.Request.Facets.IsDefault ? [] : plan.Request.Facets.Distinct();
        var asked = plan.Filters.Select(filter => filter.Criterion).ToHashSet();
        _rows = [.. fields.Select(field => Row.Of(snapshot, field, CriterionOf(field) is { } own && asked.Contains(own) ? own : null))];
    }

    public void Count(in SegmentSearch search)
    {
        Span<ushort> places = stackalloc ushort[Bits.WordsFor(Segment.Most) + 1];
        var filled = Bits.Filled(search.Matches, places);
        foreach (var row in _rows)
        {
            if (row.But is null && filled.Length > 0)
            {
                Count(row, search.Segment, search.Matches, filled);
            }
        }

        foreach (var row in _rows)
        {
            if (row.But is { } own)
            {
                var bits = search.Without(own);
                Count(row, search.Segment, bits, Bits.Filled(bits, places));
            }
        }
    }

    public ImmutableArray<Facet> Facets() =>
        [.. _rows.Select(row => new Facet(row.Field, [.. row.Codes.Select((code, at) => new FacetCount(code, row.Counts[at])).Where(count => count.Count > 0)]))];

    private static void Count(Row row, Segment segment, ReadOnlySpan<ulong> bits, ReadOnlySpan<ushort> filled)
    {
        for (var i = 0; i < row.Terms.Length; i++)
        {
            row.Counts[i] += segment.Postings.Of(row.Terms[i]).CountIn(bits, filled);
        }
    }

    private static Criterion? CriterionOf(OfferField field) => field switch
    {
        OfferField.Region or OfferField.Department => Criterion.Territory,
        OfferField.Contract => Criterion.Contract,
        OfferField.Time => Criterion.Time,
        OfferField.Title => Criterion.Title,
        OfferField.Training => Criterion.Training,
        OfferField.Publics => Criterion.Public,
        OfferField.Ways => Criterion.Way,
        OfferField.Hubs => Criterion.Hub,
        _ => null,
    };

    /// <param name="But">The criterion of this field, when one is asked.</param>
    private sealed record Row(OfferField Field, Criterion? But, string[] Codes, int[] Terms, int[] Counts)
    {
        public static Row Of(OfferSnapshot snapshot, OfferField field, Criterion? but)
        {
            var codes = snapshot.Terms.CodesOf(field);
            return new Row(field, but, codes, [.. codes.Select(code => snapshot.Terms.Find(CodeTerms.Of(field, code)))], new int[codes.Length]);
        }
    }
}
