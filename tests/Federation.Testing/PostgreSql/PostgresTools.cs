using System.Diagnostics;

namespace Federation.Testing.PostgreSql;

/// <summary>Finds the server's programs, and runs them as somebody who may: the server refuses to run as root.</summary>
internal static class PostgresTools
{
    public const string Missing = "PostgreSQL is not installed (no initdb in PATH nor under /usr/lib/postgresql): apt-get install postgresql";

    public static bool AsRoot { get; } = Environment.UserName == "root";

    public static string? Folder { get; } = Find();

    public static ProcessStartInfo Shell(string script, params ReadOnlySpan<string> arguments)
    {
        var start = AsRoot
            ? new ProcessStartInfo("setpriv") { ArgumentList = { "--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", script, "sh" } }
            : new ProcessStartInfo("sh") { ArgumentList = { "-c", script, "sh" } };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.WorkingDirectory = "/";
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return start;
    }

    /// <summary>Runs to the end; its words are in the exception when it fails.</summary>
    public static void Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{start.FileName} failed: {output} {errors.GetAwaiter().GetResult()}");
        }
    }

    private static string? Find()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        // A folder with all of them: elsewhere a lone link to one may stand without the others.
        return installed.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => Array.TrueForAll(["initdb", "postgres", "pg_ctl", "pg_isready"], program => File.Exists(Path.Combine(folder, program))));
    }
}
