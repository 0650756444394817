using System.Data.Common;
using System.Text;

namespace Federation.Storage.Feeds;

internal static class Commands
{
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            Add(command, name, value);
        }

        return command;
    }

    /// <summary><c>(@i0, @i1…)</c> with its parameters: the one spelling of a list that both engines know.</summary>
    public static string AddList<T>(this DbCommand command, IReadOnlyCollection<T> values)
    {
        var list = new StringBuilder("(");
        foreach (var value in values)
        {
            var name = $"i{command.Parameters.Count}";
            list.Append(list.Length > 1 ? ", @" : "@").Append(name);
            Add(command, name, value!.ToString());
        }

        return list.Append(values.Count == 0 ? "NULL)" : ")").ToString();
    }

    private static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
