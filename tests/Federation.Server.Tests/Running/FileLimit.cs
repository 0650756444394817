using System.Diagnostics;

namespace Federation.Running;

/// <summary>No file of a process may grow beyond: what a full disk does, for whoever may not mount a small one.</summary>
public static class FileLimit
{
    /// <param name="bytes">Or <c>unlimited</c>.</param>
    public static async Task Set(RunningServer server, string bytes)
    {
        using var change = Process.Start("prlimit", ["--pid", $"{await server.Process.Number()}", $"--fsize={bytes}:"]);
        await change.WaitForExitAsync();
        if (change.ExitCode != 0)
        {
            throw new InvalidOperationException("prlimit (util-linux) could not set the limit");
        }
    }
}
