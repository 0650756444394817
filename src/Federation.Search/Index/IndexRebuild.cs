using System.Collections.Concurrent;
using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>Reads many offers on threads of its own, one per processor: the pool's threads stay free for those who wait for an answer.</summary>
internal static class IndexRebuild
{
    private const int Batch = 256;

    public static (HubTable Hubs, ImmutableArray<LiveSegment> Segments) Run(TermTable terms, IEnumerable<PublishedOffer> offers)
    {
        var hubs = HubTable.Empty;
        var seen = new HashSet<(HubId, OfferId)>();
        using var batches = new BlockingCollection<(HubTable Hubs, List<PublishedOffer> Offers)>(Environment.ProcessorCount * 2);
        var built = new ConcurrentBag<Segment>();
        var failed = new ConcurrentQueue<Exception>();
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() => Work(terms, batches, built, failed)) { IsBackground = true }).ToList();
        workers.ForEach(worker => worker.Start());
        try
        {
            foreach (var chunk in offers.Where(offer => seen.Add((offer.Hub, offer.Id))).Chunk(Batch))
            {
                hubs = chunk.Aggregate(hubs, (table, offer) => table.With(offer.Hub));
                batches.Add((hubs, [.. chunk]));
            }
        }
        finally
        {
            batches.CompleteAdding();
            workers.ForEach(worker => worker.Join());
        }

        return failed.TryDequeue(out var exception)
            ? throw new InvalidOperationException("an offer could not be read", exception)
            : (hubs, [.. built.Select(LiveSegment.Of)]);
    }

    private static void Work(TermTable terms, BlockingCollection<(HubTable Hubs, List<PublishedOffer> Offers)> batches, ConcurrentBag<Segment> built, ConcurrentQueue<Exception> failed)
    {
        try
        {
            var reader = new OfferReader();
            var builder = new SegmentBuilder(terms);
            foreach (var (hubs, offers) in batches.GetConsumingEnumerable())
            {
                foreach (var offer in offers)
                {
                    builder.Add(reader.Read(offer), hubs.Find(offer.Hub)!.Value, PackedOffer.Pack(offer));
                    if (builder.Count == Segment.Most)
                    {
                        built.Add(builder.Build());
                        builder = new SegmentBuilder(terms);
                    }
                }
            }

            if (builder.Count > 0)
            {
                built.Add(builder.Build());
            }
        }
        catch (Exception exception)
        {
            failed.Enqueue(exception);
            foreach (var _ in batches.GetConsumingEnumerable())
            {
                // Taken, so that whoever adds is not held for ever.
            }
        }
    }
}
