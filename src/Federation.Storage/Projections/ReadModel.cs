using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Federation.Storage.Feeds;

namespace Federation.Storage.Projections;

/// <summary>
/// Questions to the read tables, in SQL that both engines know: names as in schemas/sql, <c>@name</c> parameters, instants as Unix milliseconds,
/// no engine's own functions. For a list write <c>IN {InList.Of(values, parameters)}</c>.
/// </summary>
public abstract class ReadModel(IHubStore store)
{
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    protected async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters, CancellationToken cancel)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                await using var connection = await store.OpenRead(cancel);
                return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel))];
            }
            catch (Exception exception) when (DatabaseErrors.Handles(exception))
            {
                cancel.ThrowIfCancellationRequested();

                // The pool may have held a connection that died while nobody looked: once, on a fresh one.
                if (!first || !DatabaseErrors.IsConnectionLost(exception))
                {
                    throw DatabaseErrors.Translate(exception);
                }
            }
        }
    }

    /// <summary>Rows as they come, however many: nothing is held but the row that is read. Not begun again when the connection is lost on the way.</summary>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    protected async IAsyncEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await HubStore.Guard(store.OpenRead(cancel).AsTask());
        await using var command = connection.Command(sql);
        await using var reader = await HubStore.Guard(command.ExecuteReaderAsync(cancel));
        while (await HubStore.Guard(reader.ReadAsync(cancel)))
        {
            yield return read(reader);
        }
    }

    protected async Task<T?> QueryFirst<T>(string sql, object? parameters, CancellationToken cancel) => (await Query<T>(sql, parameters, cancel)).FirstOrDefault();
}

/// <summary>A list of values in SQL for both engines, as one parameter each. An empty list matches nothing.</summary>
public static class InList
{
    public static string Of<T>(IEnumerable<T> values, DynamicParameters parameters)
    {
        var names = new List<string>();
        foreach (var value in values)
        {
            var name = $"in{parameters.ParameterNames.Count()}";
            parameters.Add(name, value is long ? value : value!.ToString());
            names.Add($"@{name}");
        }

        return names.Count == 0 ? "(NULL)" : $"({string.Join(", ", names)})";
    }
}
