using Npgsql;

namespace Federation.Storage.Tests.Faults;

internal static class Postgres
{
    /// <summary>As an administrator: every other connection to this database ends at once.</summary>
    public static async Task<long> CutConnections(string place)
    {
        await using var connection = new NpgsqlConnection(place + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The server finishes what a killed client had sent; wait for it, there is a moment when a feed is still growing.</summary>
    public static async Task NobodyIsLeft(string place, string application)
    {
        await using var connection = new NpgsqlConnection(place + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = application });
        while ((long)(await command.ExecuteScalarAsync())! > 0)
        {
        }
    }
}
