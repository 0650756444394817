using System.Diagnostics;
using Npgsql;

namespace Federation.Benchmarks.Peers;

/// <summary>A PostgreSQL server in a temporary folder with the settings it is shipped with, so flushing each commit; reached by its socket.</summary>
internal sealed class LocalCluster : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fed-bench-pg-").FullName;

    public LocalCluster()
    {
        Binaries = Directory.GetDirectories("/usr/lib/postgresql").Order().Select(folder => Path.Combine(folder, "bin")).Last();
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres:postgres", _folder);
        }

        Server("initdb", "-D", Data, "-U", "federation", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        Server("pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder, "log"), "-o", $"-k {_folder} -c listen_addresses= {Environment.GetEnvironmentVariable("BENCH_PG_OPTIONS")}", "start");
    }

    public string Binaries { get; }

    public string Socket => _folder;

    public double CpuSeconds => ServerCpu.Seconds(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First());

    private string Data => Path.Combine(_folder, "data");

    public async Task<string> CreateDatabase(string name)
    {
        await Execute("postgres", $"CREATE DATABASE {name}");
        return ConnectionTo(name);
    }

    public async Task<object?> Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionTo(database)};Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose()
    {
        Server("pg_ctl", "-D", Data, "-w", "-s", "-m", "immediate", "stop");
        Run("rm", "-rf", _folder);
    }

    public static string Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {output}");
    }

    private string ConnectionTo(string database) => $"Host={_folder};Username=federation;Database={database}";

    private void Server(string program, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(Binaries, program);
        _ = Environment.UserName == "root" ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]) : Run(path, arguments);
    }
}
