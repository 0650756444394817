using System.Text.RegularExpressions;
using Federation.Browsing;
using Federation.Web.Pages.Espace;

namespace Federation.Quality;

/// <summary>The menu of the space: four groups, and the pages of the one that is open.</summary>
public sealed partial class SpaceMenuTests(Site site) : BrowserTest(site)
{
    private const int MostPages = 60;

    private const string Wide = "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth";

    [Fact]
    public async Task Every_page_of_the_space_fits_a_phone_and_says_where_it_stands()
    {
        await using var person = await Site.Administrator("AURA", scripts: false);
        var page = person.Page;
        await page.SetViewportSizeAsync(360, 800);
        var waiting = new Queue<string>(["/espace/aura/recues", "/espace/aura/code"]);
        var seen = new HashSet<string>(waiting);
        var faults = new List<string>();
        while (waiting.TryDequeue(out var path) && seen.Count <= MostPages)
        {
            await person.Goes(path);
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                if (await page.EvaluateAsync<int>(Wide) is var over and > 0)
                {
                    faults.Add($"{path}, {scheme}: {over} px too wide");
                }
            }

            if (await page.Locator(".space-groups [aria-current]").CountAsync() != 1 || await page.Locator(".space-links [aria-current]").CountAsync() != 1)
            {
                faults.Add($"{path}: the menu does not say where it stands");
            }

            foreach (var next in await page.Locator("main a[href^='/espace/aura/']").EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).pathname)"))
            {
                if (PlainPage().IsMatch(next) && seen.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(seen.Count >= SpacePages.OfOneHub.Count, $"only {seen.Count} pages can be reached: {string.Join(", ", seen)}");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_keyboard_alone_goes_from_group_to_page(int width)
    {
        await using var person = await Site.Coordinator("Occitanie", scripts: false);
        var page = person.Page;
        await page.SetViewportSizeAsync(width, 800);
        await person.Goes("/espace/occitanie/reglages");
        await Reaches(page, "Espace Occitanie", "Formations");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/occitanie/sessions");
        await Reaches(page, "Formations", "Paires");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/occitanie/planning");

        await Expect(Links(page, "Espace Occitanie").And(page.Locator("[aria-current=true]"))).ToContainTextAsync("Formations");
        await Expect(Links(page, "Formations").And(page.Locator("[aria-current=page]"))).ToContainTextAsync("Paires");
        var fold = page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        var site = page.GetByRole(AriaRole.Navigation, new() { Name = "Navigation principale" });
        if (width == 1280)
        {
            await Expect(fold).ToBeHiddenAsync();
            await Expect(site).ToBeVisibleAsync();
            return;
        }

        await Expect(site).ToBeHiddenAsync();
        await fold.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(site.GetByRole(AriaRole.Link, new() { Name = "Plateformes" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(site).ToBeHiddenAsync();
        await Expect(fold).ToBeFocusedAsync();
    }

    private static ILocator Links(IPage page, string menu) => page.GetByRole(AriaRole.Navigation, new() { Name = menu, Exact = true }).GetByRole(AriaRole.Link);

    private static async Task Reaches(IPage page, string menu, string name)
    {
        var wanted = Links(page, menu).Filter(new() { HasText = name });
        for (var step = 0; step < 25; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{name} is more than 25 stops away");
    }

    /// <summary>A page of its own, or the form behind it; one thing of a list looks like the next.</summary>
    [GeneratedRegex("^/espace/aura/[a-z-]+(/[a-z-]{1,12})?$")]
    private static partial Regex PlainPage();
}
