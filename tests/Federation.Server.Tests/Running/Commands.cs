using System.Diagnostics;

namespace Federation.Running;

public sealed record Ran(int Code, string Output, string Errors)
{
    public override string ToString() => $"exit {Code}\n{Output}\n{Errors}";
}

/// <summary>The built server's commands that work and stop.</summary>
public static class Commands
{
    public static readonly string Server = Path.Combine(AppContext.BaseDirectory, "Federation.Server.dll");

    public static Task<Ran> Run(Place place, params string[] words) => Run([.. words, .. place.Settings]);

    public static Task<Ran> Run(params string[] words) => Run(words, "");

    public static async Task<Ran> Run(IEnumerable<string> words, string typed)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Server },
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(typed);
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Until.Patience);
            return new Ran(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

/// <summary>Where a federation lives: a data folder, and a PostgreSQL database or none.</summary>
public sealed record Place(string Data, string? Database = null)
{
    public IReadOnlyList<string> Settings => Database is null
        ? [$"--Federation:Data={Data}"]
        : [$"--Federation:Data={Data}", "--Federation:Storage:Engine=postgresql", $"--Federation:Storage:ConnectionString={Database}"];
}
