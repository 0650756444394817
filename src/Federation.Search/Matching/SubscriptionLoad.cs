using System.Collections.Concurrent;

namespace Federation.Search.Matching;

/// <summary>Reads rows on threads of its own, one per processor: the pool's threads stay free for those who wait for an answer.</summary>
internal static class SubscriptionLoad
{
    private const int Batch = 512;

    /// <returns>How many rows were read as null.</returns>
    public static int Run<TRow, TRead>(IEnumerable<TRow> rows, Func<TRow, TRead?> read, Action<List<TRead>> put)
        where TRead : struct
    {
        using var batches = new BlockingCollection<TRow[]>(Environment.ProcessorCount * 2);
        var failed = new ConcurrentQueue<Exception>();
        var left = 0;
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        workers.ForEach(worker => worker.Start());
        try
        {
            foreach (var chunk in rows.Chunk(Batch))
            {
                batches.Add(chunk);
            }
        }
        finally
        {
            batches.CompleteAdding();
            workers.ForEach(worker => worker.Join());
        }

        return failed.TryDequeue(out var exception) ? throw new InvalidOperationException("a subscription could not be read", exception) : left;

        void Work()
        {
            var done = new List<TRead>(Batch);
            foreach (var batch in batches.GetConsumingEnumerable())
            {
                if (!failed.IsEmpty)
                {
                    // Taken, so that whoever adds is not held for ever.
                    continue;
                }

                try
                {
                    done.Clear();
                    foreach (var row in batch)
                    {
                        if (read(row) is { } one)
                        {
                            done.Add(one);
                        }
                    }

                    put(done);
                    Interlocked.Add(ref left, batch.Length - done.Count);
                }
                catch (Exception exception)
                {
                    failed.Enqueue(exception);
                }
            }
        }
    }
}
