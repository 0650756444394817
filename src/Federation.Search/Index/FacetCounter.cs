using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.Domain.Territories;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Search.Index;

/// <summary>Counts the codes of the fields asked for, segment by segment.</summary>
internal sealed class FacetCounter
{
    private static readonly FrozenDictionary<string, string> RegionOf =
        Departments.All.ToFrozenDictionary(department => department.Code.ToString(), department => department.Region.ToString());

    private readonly Row[] _rows;
    private readonly Row? _departments;

    public FacetCounter(OfferSnapshot snapshot, SearchPlan plan)
    {
        var fields = plan.Request.Facets.IsDefault ? [] : plan.Request.Facets.Distinct();
        var asked = plan.Filters.Select(filter => filter.Criterion).ToHashSet();
        var rows = fields.Select(field => Row.Of(snapshot, field, CriterionOf(field) is { } own && asked.Contains(own) ? own : null)).ToArray();
        _departments = Array.Find(rows, row => row.Field == OfferField.Department);
        // An offer has one département, and by it its region: where both are asked, regions are added up from them at the end.
        _rows = [.. rows.Select(row => row.Field == OfferField.Region && _departments is not null ? row with { Terms = [] } : row)];
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
            if (row.But is { } own && row.Terms.Length > 0)
            {
                var bits = search.Without(own);
                Count(row, search.Segment, bits, Bits.Filled(bits, places));
            }
        }
    }

    public ImmutableArray<Facet> Facets()
    {
        foreach (var row in _rows)
        {
            if (row.Field == OfferField.Region && _departments is not null)
            {
                AddUp(_departments, row);
            }
        }

        return [.. _rows.Select(row => new Facet(row.Field, [.. row.Codes.Select((code, at) => new FacetCount(code, row.Counts[at])).Where(count => count.Count > 0)]))];
    }

    private static void AddUp(Row departments, Row regions)
    {
        for (var i = 0; i < departments.Counts.Length; i++)
        {
            if (departments.Counts[i] > 0)
            {
                regions.Counts[Array.IndexOf(regions.Codes, RegionOf[departments.Codes[i]])] += departments.Counts[i];
            }
        }
    }

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
