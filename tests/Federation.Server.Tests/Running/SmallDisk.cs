using System.Diagnostics;

namespace Federation.Running;

/// <summary>A file system of a few megabytes in memory, that a test can fill; needs the right to mount.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <returns>Null for whoever may not mount.</returns>
    public static async Task<SmallDisk?> Mount(string path, int megabytes)
    {
        Directory.CreateDirectory(path);
        return OperatingSystem.IsLinux() && await Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "none", path) == 0 ? new SmallDisk(path) : null;
    }

    /// <summary>Not one byte is left.</summary>
    public async Task Fill()
    {
        await using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var bytes = new byte[4096];
        try
        {
            while (true)
            {
                await file.WriteAsync(bytes);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public Task Empty()
    {
        File.Delete(Filler);
        return Task.CompletedTask;
    }

    public async Task Grow(int megabytes)
    {
        if (await Run("mount", "-o", $"remount,size={megabytes}m", Path) != 0)
        {
            throw new InvalidOperationException("the disk does not grow");
        }
    }

    public async ValueTask DisposeAsync() => await Run("umount", "-l", Path);

    private static async Task<int> Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
