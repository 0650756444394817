using Federation.Browsing;

namespace Federation.Quality;

/// <summary>Whatever lasts is seen to last.</summary>
public sealed class WaitTests(Site site) : BrowserTest(site)
{
    private const string Listens = "() => new MutationObserver(() => told(document.querySelector('.lasts').textContent)).observe(document.querySelector('.lasts'), { childList: true })";

    [Theory]
    [InlineData("/formations")]
    [InlineData("/offres")]
    public async Task A_slow_search_says_that_it_goes_on_until_it_is_answered(string path)
    {
        await using var person = await Site.Arrives();
        var page = person.Page;
        await person.Goes(path);

        // The page tells it itself: while the next one is awaited, nobody can ask this one.
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.ExposeFunctionAsync("told", (string words) => { told.TrySetResult(words); });
        await page.EvaluateAsync(Listens);
        await page.RouteAsync($"**{path}?*", async route =>
        {
            await told.Task;
            await route.ContinueAsync();
        });
        await page.Locator("#mots").FillAsync("pair");
        await page.Locator(".seek button").ClickAsync();
        await page.WaitForURLAsync("**mots=pair*");
        await Expect(page.Locator(".lasts")).ToBeEmptyAsync();
        Assert.Equal("Recherche en cours…", await told.Task);
    }
}
