using System.Globalization;

namespace Federation.Benchmarks.Peers;

/// <summary>
/// PostgreSQL's own benchmark: a commit of one row of an entry's size into a table with a key, prepared once, by as many connections as we have
/// clients. What the same server gives to software that asks nothing else of it.
/// </summary>
internal sealed class PgBench(LocalCluster cluster, string database, string scriptFolder)
{
    /// <summary>Bytes of text in the row: an entry's data.</summary>
    private const int RowSize = 500;

    private readonly string _script = Path.Combine(scriptFolder, "insert.sql");

    public async Task Prepare()
    {
        await cluster.Execute(database, "CREATE TABLE peer_insert (id bigserial PRIMARY KEY, data text NOT NULL)");
        await File.WriteAllTextAsync(_script, "INSERT INTO peer_insert (data) VALUES (:data);\n");
    }

    /// <returns>Commits per second.</returns>
    public double Run(int clients, double seconds)
    {
        var output = LocalCluster.Tool(
            "pgbench", "-n", "-M", "prepared", "-c", $"{clients}", "-j", $"{Math.Min(clients, 4)}", "-T", $"{(int)Math.Ceiling(seconds)}",
            "-D", $"data={new string('x', RowSize)}", "-f", _script, "-h", cluster.Socket, "-U", "federation", database);
        var line = output.Split('\n').First(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }
}
