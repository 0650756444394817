namespace Federation.Browsing;

/// <summary>Debian's Chromium: Playwright's own build is another download, and not what distributions ship.</summary>
public static class Chromium
{
    private const string Install = "apt-get install chromium";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Null when it is not installed here.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .Prepend("/usr/bin").Select(folder => System.IO.Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    /// <summary>Where the whole suite must run nothing may be skipped.</summary>
    public static void Require()
    {
        if (Path is not null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail($"Chromium is missing; on Debian: {Install}");
        }

        Assert.Skip($"Chromium is missing, no page can be opened; on Debian: {Install}");
    }

    public static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments });
}
