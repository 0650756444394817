using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>The writer's connection and its prepared commands. One user at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 40).Select(i => $"${i}")];

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public SqliteSession(SqliteConnection connection) => Connection = connection;

    public SqliteConnection Connection { get; }

    /// <param name="values">For $1, $2…: string, long, byte[] or null.</param>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    public object? Ask(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar();

    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteReader();

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        Connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands[sql] = command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = Names[i] });
            }
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
