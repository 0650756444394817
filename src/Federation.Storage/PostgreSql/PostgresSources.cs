using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>Two pools: one for questions of any shape, one for commits, which are all look-ups by key and whose plans must stay so.</summary>
internal sealed class PostgresSources : IAsyncDisposable
{
    public PostgresSources(StoreOptions options)
    {
        Reads = NpgsqlDataSource.Create(With(options, 24, "-c jit=off"));

        // A table that was small when a statement was prepared keeps a plan that reads a hub's whole part of it, until it is analysed: forbid
        // every plan but the look-up by key. And a node that freezes while it holds a hub's lock must not hold it for ever.
        var patience = (long)options.LockPatience.TotalMilliseconds;
        Commits = NpgsqlDataSource.Create(With(
            options, 16,
            $"-c jit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c enable_material=off -c plan_cache_mode=force_generic_plan -c synchronous_commit=on -c lock_timeout={patience} -c idle_in_transaction_session_timeout={patience}"));
    }

    public NpgsqlDataSource Reads { get; }

    public NpgsqlDataSource Commits { get; }

    public void Clear()
    {
        Reads.Clear();
        Commits.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Commits.DisposeAsync();
        await Reads.DisposeAsync();
    }

    private static string With(StoreOptions options, int pool, string settings)
    {
        var given = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        return new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            // The server's detail quotes rows.
            IncludeErrorDetail = false,
            Options = string.IsNullOrEmpty(given.Options) ? settings : $"{given.Options} {settings}",
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            MaxPoolSize = given.ContainsKey("Maximum Pool Size") ? given.MaxPoolSize : pool,
            Timeout = given.ContainsKey("Timeout") ? given.Timeout : 5,
            ApplicationName = given.ApplicationName ?? "federation",
        }.ConnectionString;
    }
}
