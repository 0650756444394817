namespace Federation.Quality;

/// <summary>The four screens of every page: wide and narrow, light and dark. With <c>SCREENSHOTS=folder</c> each leaves a picture.</summary>
public static class Screens
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SCREENSHOTS");

    public static async Task Each(IPage page, string name, Func<string, Task> look)
    {
        foreach (var width in new[] { 1280, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var screen = $"{width} {scheme.ToString().ToLowerInvariant()}";
                if (Folder is not null)
                {
                    await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{screen.Replace(' ', '-')}.png"), FullPage = true });
                }

                await look(screen);
            }
        }
    }
}
