using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Federation.Gateway.Tests.Mail;

/// <summary>A mail server and a mail program that others wrote (smtp-server, mailparser), in a Node process that ends with this one.</summary>
internal sealed class NodeMail : IAsyncDisposable
{
    private readonly Process _process;

    private NodeMail(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<NodeMail> Start()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Here()))!, "peers");
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "smtp.mjs")])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        return await process.StandardOutput.ReadLineAsync() is { } port ? new NodeMail(process, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)) : throw new InvalidOperationException("the mail server of npm did not start");
    }

    /// <summary>The next letter that came.</summary>
    public async Task<JsonElement> Next(CancellationToken cancel)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancel) ?? throw new InvalidOperationException("the mail server of npm ended");
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
