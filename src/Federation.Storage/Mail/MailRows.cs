using System.Data.Common;
using System.Text;
using Dapper;
using Federation.Storage.Feeds;

namespace Federation.Storage.Mail;

/// <summary>The rows of letters, for whoever queues some in a transaction of its own.</summary>
internal static class MailRows
{
    /// <summary>Rows of one statement: nine values each, and SQLite may be built for 999 in one.</summary>
    private const int Rows = 100;

    /// <param name="connection">Inside the caller's transaction, as given by <see cref="HubStore.Write"/>.</param>
    /// <returns>How many were new: an id that is known is the same letter.</returns>
    public static async Task<int> Insert(DbConnection connection, IReadOnlyCollection<QueuedMail> letters, CancellationToken cancel)
    {
        var inserted = 0;
        foreach (var some in letters.Chunk(Rows))
        {
            var sql = new StringBuilder("INSERT INTO mail (id, hub, kind, recipient, payload, queued_at, due, expires, state, attempts, unsure) VALUES ");
            var parameters = new DynamicParameters();
            for (var i = 0; i < some.Length; i++)
            {
                sql.Append(i == 0 ? "" : ", ").Append($"(@id{i}, @hub{i}, @kind{i}, @recipient{i}, @payload{i}, @queued{i}, @due{i}, @expires{i}, 'waiting', 0, 0)");
                Add(parameters, i, some[i]);
            }

            sql.Append(" ON CONFLICT (id) DO NOTHING");
            inserted += await connection.ExecuteAsync(new CommandDefinition(sql.ToString(), parameters, cancellationToken: cancel));
        }

        return inserted;
    }

    private static void Add(DynamicParameters parameters, int i, QueuedMail letter)
    {
        parameters.Add($"id{i}", letter.Id);
        parameters.Add($"hub{i}", letter.Hub.ToString());
        parameters.Add($"kind{i}", letter.Kind);
        parameters.Add($"recipient{i}", letter.Recipient);
        parameters.Add($"payload{i}", letter.Payload);
        parameters.Add($"queued{i}", letter.QueuedAt.ToUnixTimeMilliseconds());
        parameters.Add($"due{i}", letter.Due.ToUnixTimeMilliseconds());
        parameters.Add($"expires{i}", letter.Expires.ToUnixTimeMilliseconds());
    }
}
