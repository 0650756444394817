using System.Diagnostics;
using Federation.Testing.PostgreSql;
using Npgsql;

namespace Federation.Benchmarks.Peers;

/// <summary>The temporary PostgreSQL server of a run, which flushes each commit, and what a benchmark asks of it beside databases.</summary>
internal sealed class LocalCluster : IDisposable
{
    private readonly PostgresCluster _server = PostgresCluster.StartNew();

    /// <summary>The folder of its socket.</summary>
    public string Socket => Path.GetDirectoryName(_server.DataFolder)!;

    public double CpuSeconds => ServerCpu.Seconds(File.ReadLines(Path.Combine(_server.DataFolder, "postmaster.pid")).First());

    public Task<string> CreateDatabase() => _server.CreateDatabase();

    /// <summary>
    /// Every flush of the log waits so long first, for whoever commits: a disk that is slower than this machine's, as production has them, and
    /// commits that arrive meanwhile share the flush as they would there.
    /// </summary>
    public async Task SlowFlush(TimeSpan by)
    {
        await Execute("postgres", $"ALTER SYSTEM SET commit_delay = {(long)by.TotalMicroseconds}");
        await Execute("postgres", "ALTER SYSTEM SET commit_siblings = 0");
        await Execute("postgres", "SELECT pg_reload_conf()");
    }

    public async Task<object?> Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{_server.ConnectionTo(database)};Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose() => _server.Dispose();

    /// <summary>One of the server's own tools, found where the system keeps them; its output.</summary>
    public static string Tool(string name, params IEnumerable<string> arguments)
    {
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(folder => Path.Combine(folder, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(installed).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? name;
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{name} failed: {output}");
    }
}
