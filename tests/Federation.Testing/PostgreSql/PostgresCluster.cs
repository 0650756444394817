using System.Diagnostics;
using Npgsql;
using Xunit;

namespace Federation.Testing.PostgreSql;

/// <summary>
/// A real server in a temporary folder, reached by a socket in it, flushing as in production. It ends with the process that started it, even a
/// killed one: its shell waits on a pipe that closes when its parent goes.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Watch = """
        trap "" INT TERM HUP
        "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=on -c max_connections=300 -c shared_buffers=$3 -c log_min_messages=fatal >"$2/log" 2>&1 &
        server=$!
        read line
        if [ "$line" = keep ]; then kill -INT $server; else kill -QUIT $server; fi
        wait $server
        [ "$line" = keep ] || rm -rf "$2"
        """;

    /// <summary>The server itself writes this word when it takes connections.</summary>
    private const string Ready = "i=0; until grep -qs '^ready' \"$1/data/postmaster.pid\"; do i=$((i+1)); [ $i -lt 1200 ] || { cat \"$1/log\"; exit 1; }; sleep 0.05; done";

    private static readonly Lock Starting = new();
    private static PostgresCluster? _shared;
    private static int _databases;

    private readonly string _folder;
    private readonly string _sharedBuffers;
    private Process? _shell;

    private PostgresCluster(string sharedBuffers = "64MB")
    {
        _sharedBuffers = sharedBuffers;
        _folder = Directory.CreateTempSubdirectory("fed-pg-").FullName;
        if (PostgresTools.AsRoot)
        {
            PostgresTools.Run(new ProcessStartInfo("chown") { ArgumentList = { "postgres:postgres", _folder }, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true });
        }

        PostgresTools.Run(PostgresTools.Shell("\"$1/initdb\" -D \"$2/data\" -U federation -A trust -E UTF8 --no-locale --no-sync >/dev/null", PostgresTools.Folder!, _folder));
        Start();
    }

    /// <summary>The server's own files, for tests that look for what must not be there.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

    /// <summary>One server for all tests of this process; skips the test where PostgreSQL is not installed, except in continuous integration.</summary>
    public static PostgresCluster Shared
    {
        get
        {
            Require();
            lock (Starting)
            {
                return _shared ??= EndingWithTheProcess(new PostgresCluster());
            }
        }
    }

    /// <summary>A server of one's own, to be stopped and started; dispose it.</summary>
    /// <param name="sharedBuffers">Its cache, as its settings write it; for a measure that should not be one of a small cache.</param>
    public static PostgresCluster StartNew(string sharedBuffers = "64MB")
    {
        Require();
        return new PostgresCluster(sharedBuffers);
    }

    /// <summary>A fresh database; its connection string.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public string ConnectionTo(string database) => $"Host={_folder};Username=federation;Database={database}";

    public void Start()
    {
        _shell = Process.Start(PostgresTools.Shell(Watch, PostgresTools.Folder!, _folder, _sharedBuffers))!;
        PostgresTools.Run(PostgresTools.Shell(Ready, _folder));
    }

    /// <summary>Stops it as an administrator would in a hurry: connections are cut, nothing is lost. Its data stays.</summary>
    public void Stop() => End("keep");

    public void Dispose() => End("");

    private static void Require()
    {
        if (PostgresTools.Folder is not null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(PostgresTools.Missing);
        }

        Assert.Skip(PostgresTools.Missing);
    }

    private static PostgresCluster EndingWithTheProcess(PostgresCluster cluster)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    }

    private void End(string word)
    {
        if (_shell is { } shell)
        {
            _shell = null;
            shell.StandardInput.WriteLine(word);
            shell.StandardInput.Close();
            shell.WaitForExit();
            shell.Dispose();
        }
        else if (word.Length == 0 && Directory.Exists(_folder))
        {
            PostgresTools.Run(PostgresTools.Shell("rm -rf \"$1\"", _folder));
        }
    }
}
