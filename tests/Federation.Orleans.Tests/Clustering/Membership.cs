using Npgsql;

namespace Federation.Orleans.Tests.Clustering;

/// <summary>Runs Orleans' statements as its provider does: by key, with parameters by name, and one number answered.</summary>
public sealed class Membership(string connectionString, IReadOnlyDictionary<string, string> queries)
{
    public async Task<int> Count(string key, int port, int version)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(queries[key], connection);
        (string Name, object Value)[] values =
        [
            ("DeploymentId", "test"), ("Address", "10.0.0.1"), ("Port", port), ("Generation", 1), ("SiloName", "s"), ("HostName", "h"), ("Status", 3),
            ("ProxyPort", 0), ("SuspectTimes", DBNull.Value), ("StartTime", now), ("IAmAliveTime", now), ("Version", version),
        ];
        foreach (var (name, value) in values.Where(value => queries[key].Contains($"@{value.Name}", StringComparison.Ordinal)))
        {
            command.Parameters.AddWithValue(name, value);
        }

        return (int)(await command.ExecuteScalarAsync())!;
    }
}
