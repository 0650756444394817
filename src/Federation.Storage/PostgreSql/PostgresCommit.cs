using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>A commit: straight when this process knows the hub's head, else in two round trips: look under the lock, then write everything.</summary>
internal sealed class PostgresCommit(PostgresSources sources, PostgresStraight straight)
{
    public async Task<AppendResult[]> Run(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        var hub = batch[0].Grain.Hub;
        var lost = false;
        if (straight.Plan(hub, batch, out var plan, out var advance))
        {
            try
            {
                await Straight(plan, advance, cancel);
                straight.Wrote(hub, plan.Writes.Heads[hub]);
                return plan.Results;
            }
            catch (Exception exception) when (DatabaseErrors.IsConstraint(exception))
            {
                straight.Forget(hub);
            }
            catch (StorageException exception) when (exception.OutcomeUnknown)
            {
                // Written or not: the other way finds its replies if it was. A batch still on its way to the server then meets another head.
                lost = true;
                straight.Forget(hub);
                sources.Clear();
            }
        }

        try
        {
            return await Looking(batch, cancel);
        }
        catch (Exception exception) when (lost && DatabaseErrors.Handles(exception) && !DatabaseErrors.IsConstraint(exception))
        {
            throw DatabaseErrors.Translate(exception, outcomeUnknown: true);
        }
    }

    private async Task<AppendResult[]> Looking(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        try
        {
            return await Once(batch, cancel);
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception) && DatabaseErrors.IsConnectionLost(exception) && !cancel.IsCancellationRequested)
        {
            // Nothing was written yet: the pool held a connection that had died. Its siblings have probably died with it.
            sources.Clear();
            return await Once(batch, cancel);
        }
    }

    private async Task Straight(CommitPlan plan, Action<NpgsqlBatch> advance, CancellationToken cancel)
    {
        await using var connection = await sources.Commits.OpenConnectionAsync(cancel);
        await using var batch = connection.CreateBatch();
        batch.Add("BEGIN");
        advance(batch);
        PostgresTables.Write(batch, plan.Writes);
        batch.Add("COMMIT");
        try
        {
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (PostgresException exception) when (!DatabaseErrors.IsConnectionLost(exception))
        {
            await RollBack(connection);
            throw;
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception))
        {
            throw DatabaseErrors.Translate(exception, outcomeUnknown: true);
        }
    }

    private async Task<AppendResult[]> Once(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        var hub = batch[0].Grain.Hub;
        await using var connection = await sources.Commits.OpenConnectionAsync(cancel);
        try
        {
            var found = await PostgresLookup.Find(connection, hub, batch, cancel);
            if (found is null)
            {
                await Open(connection, hub, cancel);
                found = (await PostgresLookup.Find(connection, hub, batch, cancel))!;
            }

            var before = found.Heads[hub];
            var plan = CommitPlan.Make(batch, found);
            if (plan.Writes.IsEmpty)
            {
                await RollBack(connection);
                return plan.Results;
            }

            await Write(connection, plan.Writes);
            straight.Learn(hub, before, plan.Writes.Heads[hub]);
            return plan.Results;
        }
        catch (PostgresException exception) when (!DatabaseErrors.IsConnectionLost(exception))
        {
            await RollBack(connection);
            throw;
        }
    }

    /// <summary>The first commit of a hub: its row, then begin again.</summary>
    private static async Task Open(NpgsqlConnection connection, HubId hub, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.Add("INSERT INTO hub (id, head) VALUES ($1, 0) ON CONFLICT DO NOTHING").With(hub.ToString());
        batch.Add("COMMIT");
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task Write(NpgsqlConnection connection, WriteSet writes)
    {
        await using var batch = connection.CreateBatch();
        PostgresTables.Write(batch, writes);
        PostgresTables.Heads(batch, writes);
        batch.Add("COMMIT");
        try
        {
            // Not to be cancelled: a commit under way is finished or lost, nothing in between.
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception) && DatabaseErrors.IsConnectionLost(exception))
        {
            throw DatabaseErrors.Translate(exception, outcomeUnknown: true);
        }
    }

    private static async Task RollBack(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("ROLLBACK", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is broken, and with it the transaction; the pool drops it.
        }
    }
}
