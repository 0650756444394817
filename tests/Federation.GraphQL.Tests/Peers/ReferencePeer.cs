using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Federation.GraphQL.Tests.Peers;

/// <summary>
/// Asks a script of <c>peers/</c>, where the packages of npm are. All questions go to one process, each a JSON line of a file, and each is answered
/// by one JSON line, in order: see <c>peers/lines.mjs</c>.
/// </summary>
internal static class ReferencePeer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Here()))!, "peers");

    /// <exception cref="InvalidOperationException">Node is missing, fails, or is not done in time: with what it wrote.</exception>
    public static async Task<IReadOnlyList<JsonElement>> Ask<T>(string script, IReadOnlyCollection<T> questions, TimeSpan? within = null)
    {
        var folder = Directory.CreateTempSubdirectory("graphql-peer-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "questions"), Path.Combine(folder.FullName, "answers"));
            await File.WriteAllLinesAsync(from, questions.Select(question => JsonSerializer.Serialize(question)), new UTF8Encoding(false));
            await Run(script, [from, to], within ?? Patience);
            var answers = (await File.ReadAllLinesAsync(to)).Select(Read).ToArray();
            return answers.Length == questions.Count
                ? answers
                : throw new InvalidOperationException($"{script} answered {answers.Length} of {questions.Count} questions");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Run(string script, string[] arguments, TimeSpan within)
    {
        using var process = Start(script, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(within);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{script} is not done after {within}: {await errors}{await output}");
        }

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{script} ended with {process.ExitCode}: {await errors}{await output}");
        }
    }

    private static Process Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("node is missing, and with it the GraphQL reference implementation; on Debian: apt-get install nodejs npm");
        }
    }

    private static JsonElement Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
