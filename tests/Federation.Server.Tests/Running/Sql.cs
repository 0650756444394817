using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Federation.Running;

/// <summary>Straight into the database, past the program: to look, and to spoil.</summary>
public static class Sql
{
    public static async Task<int> Run(Place place, string sql)
    {
        await using var connection = await Open(place);
        return await connection.ExecuteAsync(sql);
    }

    public static async Task<IReadOnlyList<T>> Rows<T>(Place place, string sql)
    {
        await using var connection = await Open(place);
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public static async Task<DbConnection> Open(Place place)
    {
        DbConnection connection;
        if (place.Database is { } database)
        {
            connection = new NpgsqlConnection(database + ";Pooling=false");
        }
        else
        {
            // The native library is found by the storage; opening one teaches the driver where.
            await using var known = Storage.Database.Open(place.Data);
            connection = new SqliteConnection($"Data Source={Path.Combine(place.Data, "federation.db")};Pooling=false");
        }

        await connection.OpenAsync();
        return connection;
    }
}
