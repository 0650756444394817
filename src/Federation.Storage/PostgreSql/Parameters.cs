using Npgsql;
using NpgsqlTypes;

namespace Federation.Storage.PostgreSql;

/// <summary>Statements with positional parameters, typed so that nothing is boxed or guessed.</summary>
internal static class Parameters
{
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string value) => command.With(value, NpgsqlDbType.Text);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, long value) => command.With(value, NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string?[] values) => command.With(values, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, long[] values) => command.With(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, long?[] values) => command.With(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    /// <summary>UTF-8 as it was serialised, without a string in between.</summary>
    public static NpgsqlBatchCommand WithTexts(this NpgsqlBatchCommand command, byte[][] values) => command.With(values, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlBatchCommand WithBytes(this NpgsqlBatchCommand command, byte[][] values) => command.With(values, NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    private static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
        return command;
    }
}
