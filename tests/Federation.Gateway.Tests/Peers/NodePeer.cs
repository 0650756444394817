using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Federation.Gateway.Tests.Peers;

/// <summary>Asks a script of <c>peers/</c>, where the packages of npm are: all questions go to one process, one JSON line each, answered in order.</summary>
internal static class NodePeer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static string Folder { get; } = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Here()))!, "peers");

    /// <exception cref="InvalidOperationException">Node is missing, fails, or is not done in time: with what it wrote.</exception>
    public static async Task<IReadOnlyList<JsonElement>> Ask<T>(string script, params IReadOnlyCollection<T> questions)
    {
        using var folder = new TempFolder();
        var (from, to) = (folder.File("questions"), folder.File("answers"));
        await File.WriteAllLinesAsync(from, questions.Select(question => JsonSerializer.Serialize(question, JsonSerializerOptions.Web)), new UTF8Encoding(false));
        await Run(script, from, to);
        var answers = (await File.ReadAllLinesAsync(to)).Select(Read).ToArray();
        return answers.Length == questions.Count ? answers : throw new InvalidOperationException($"{script} answered {answers.Length} of {questions.Count} questions");
    }

    public static IReadOnlyList<string> Texts(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static async Task Run(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{script} is not done after {Patience}: {await errors}{await output}");
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
            throw new InvalidOperationException("node is missing, and with it the formats' public validators; on Debian: apt-get install nodejs npm");
        }
    }

    private static JsonElement Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
