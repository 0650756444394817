using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Federation.Benchmarks.Peers;

/// <summary>SQLite alone: one prepared insert per commit with the settings of our writer. It has one writer, so one loop is all it can do.</summary>
internal sealed class SqliteInserts : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public SqliteInserts(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "peer.db")};Pooling=false");
        _connection.Open();
        using var settings = _connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; CREATE TABLE peer (id INTEGER PRIMARY KEY, data TEXT NOT NULL)";
        settings.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO peer (data) VALUES ($data)";
        _insert.Parameters.AddWithValue("$data", new string('x', 500));
        _insert.Prepare();
    }

    /// <returns>Commits per second.</returns>
    public double Run(double seconds)
    {
        var began = Stopwatch.GetTimestamp();
        var count = 0;
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            _insert.ExecuteNonQuery();
            count++;
        }

        return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
