namespace Federation.Storage.Feeds;

/// <summary>A batch first; append by append when a unique key stood in its way, so that one cannot take the others down with it.</summary>
internal static class Batches
{
    public static async Task<AppendResult[]> Commit(IReadOnlyList<Append> batch, Func<IReadOnlyList<Append>, Task<AppendResult[]>> commit)
    {
        if (batch.Count == 0)
        {
            return [];
        }

        try
        {
            return await commit(batch);
        }
        catch (Exception exception) when (DatabaseErrors.IsConstraint(exception))
        {
            return batch.Count == 1 ? [AppendResult.Conflict] : await OneByOne(batch, commit);
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception))
        {
            throw DatabaseErrors.Translate(exception);
        }
    }

    private static async Task<AppendResult[]> OneByOne(IReadOnlyList<Append> batch, Func<IReadOnlyList<Append>, Task<AppendResult[]>> commit)
    {
        var results = new AppendResult[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            try
            {
                results[i] = (await Commit([batch[i]], commit))[0];
            }
            catch (StorageException exception) when (i > 0)
            {
                throw new StorageException(exception.Message, outcomeUnknown: true, exception);
            }
        }

        return results;
    }
}
