namespace Federation.Node.Tests.Simulation;

/// <summary>
/// Runs many seeds on threads of their own, behind everyone else. On the pool's threads they left none for the tests that wait for a database
/// beside them: those ran into time-outs, and what waited for a time-out's effect waited for ever.
/// </summary>
public static class Seeds
{
    /// <summary>The simulator's test classes share a collection: one at a time, so that the others keep their cores.</summary>
    public const string Collection = "Simulator";

    /// <param name="body">False ends the round early.</param>
    public static void Each(int from, int count, Func<int, bool> body)
    {
        var next = from - 1;
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount - 1)).Select(_ => new Thread(Work)
        {
            IsBackground = true,
            Priority = ThreadPriority.BelowNormal,
            Name = Collection,
        }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }

        void Work()
        {
            try
            {
                for (var seed = Interlocked.Increment(ref next); seed < from + count; seed = Interlocked.Increment(ref next))
                {
                    if (!body(seed))
                    {
                        Interlocked.Exchange(ref next, from + count);
                    }
                }
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }
            }
        }
    }
}
