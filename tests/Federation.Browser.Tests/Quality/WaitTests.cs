using Federation.Browsing;

namespace Federation.Quality;

/// <summary>Whatever lasts is seen to last.</summary>
public sealed class WaitTests(Site site) : BrowserTest(site)
{
    [Theory]
    [InlineData("/formations", "Recherche en cours…")]
    [InlineData("/offres", "Recherche en cours…")]
    public async Task A_slow_search_says_that_it_goes_on_until_it_is_answered(string path, string words)
    {
        await using var person = await Site.Arrives();
        await person.Goes(path);
        var answer = new TaskCompletionSource();
        await person.Page.RouteAsync($"**{path}?*", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await person.Page.Locator("#mots").FillAsync("pair");
        await person.Page.Locator(".seek button").ClickAsync(new() { NoWaitAfter = true });
        await Expect(person.Page.Locator(".wait")).ToHaveTextAsync(words);
        answer.SetResult();
        await person.Page.WaitForURLAsync("**mots=pair*");
        await Expect(person.Page.Locator(".wait")).ToBeEmptyAsync();
    }
}
