using System.Data.Common;
using System.Globalization;
using Dapper;
using Federation.Domain.Grains;

namespace Federation.Storage.Mail;

internal static class DeadLetters
{
    private const int LongestPage = 100;

    public static async Task<MailPage> Page(DbConnection connection, HubId hub, string? after, int most, CancellationToken cancel)
    {
        most = Math.Clamp(most, 1, LongestPage);
        var (at, id) = Cursor(after);
        var rows = (await connection.QueryAsync<MailRow>(new CommandDefinition(
            $"SELECT {MailRow.Columns} FROM mail WHERE hub = @hub AND state = 'dead' AND (ended_at, id) < (@at, @id) ORDER BY ended_at DESC, id DESC LIMIT @most",
            new { hub = hub.ToString(), at, id, most = most + 1 }, cancellationToken: cancel))).Select(row => row.Stored()).ToList();
        return rows.Count <= most ? new MailPage(rows, null) : new MailPage(rows[..most], $"{rows[most - 1].EndedAt!.Value.ToUnixTimeMilliseconds()}_{rows[most - 1].Mail.Id}");
    }

    /// <summary>A cursor that is not ours begins at the beginning: it is a place in a list, not a right.</summary>
    private static (long At, string Id) Cursor(string? after) =>
        after?.Split('_', 2) is [var at, var id] && long.TryParse(at, CultureInfo.InvariantCulture, out var milliseconds) ? (milliseconds, id) : (long.MaxValue, "");
}
