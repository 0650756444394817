using Federation.Domain.Jobs;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>Makes a segment of offers that arrive in any order: read ones, or those of other segments.</summary>
internal sealed class SegmentBuilder(TermTable terms)
{
    private readonly List<Row> _rows = [];
    private readonly PostingBuilder _postings = new();

    public int Count => _rows.Count;

    public void Add(AnalysedOffer offer, ushort hub, byte[] record)
    {
        var arrival = _rows.Count;
        _rows.Add(new Row(
            new DatePlace(offer.PublishedAt.ToUnixTimeMilliseconds(), offer.Id, hub), offer.Until.ToUnixTimeMilliseconds(), offer.MonthlyPay, (ushort)offer.CentiHours, record));
        foreach (var term in offer.Terms)
        {
            _postings.Add(terms.IdOf(term.Text), arrival, term.Level);
        }
    }

    /// <summary>The offers of a segment that are still there.</summary>
    public void Add(Segment segment, ulong[]? live)
    {
        var arrivals = new int[segment.Count];
        for (var ordinal = 0; ordinal < segment.Count; ordinal++)
        {
            arrivals[ordinal] = -1;
            if (live is null || Bits.Has(live, ordinal))
            {
                arrivals[ordinal] = _rows.Count;
                _rows.Add(new Row(segment.PlaceOf(ordinal), segment.Until[ordinal], segment.Pay[ordinal], segment.Hours[ordinal], segment.Records[ordinal]));
            }
        }

        foreach (var term in segment.Postings.Terms)
        {
            segment.Postings.Of(term).CopyTo((ordinal, level) =>
            {
                if (arrivals[ordinal] >= 0)
                {
                    _postings.Add(term, arrivals[ordinal], level);
                }
            });
        }
    }

    public Segment Build()
    {
        var count = _rows.Count;
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            order[i] = i;
        }

        order.AsSpan().Sort((a, b) => _rows[a].Place.CompareTo(_rows[b].Place));
        var ordinals = new int[count];
        var (ids, hubs, published, until) = (new OfferId[count], new ushort[count], new long[count], new long[count]);
        var (pay, hours, records, byId) = (new int[count], new ushort[count], new byte[count][], new ushort[count]);
        var firstEnd = long.MaxValue;
        for (var i = 0; i < count; i++)
        {
            ordinals[order[i]] = i;
            byId[i] = (ushort)i;
            var row = _rows[order[i]];
            (ids[i], hubs[i], published[i], until[i]) = (row.Place.Id, row.Place.Hub, row.Place.Published, row.Until);
            (pay[i], hours[i], records[i]) = (row.Pay, row.Hours, row.Record);
            firstEnd = Math.Min(firstEnd, row.Until);
        }

        byId.AsSpan().Sort((a, b) => ids[a].CompareTo(ids[b]) is var compared and not 0 ? compared : hubs[a].CompareTo(hubs[b]));
        return new Segment
        {
            Ids = ids, Hubs = hubs, Published = published, Until = until, Pay = pay, Hours = hours, Records = records, ById = byId, FirstEnd = firstEnd,
            Postings = _postings.Build(ordinals),
        };
    }

    private readonly record struct Row(DatePlace Place, long Until, int Pay, ushort Hours, byte[] Record);
}
