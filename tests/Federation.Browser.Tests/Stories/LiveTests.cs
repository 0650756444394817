using System.Text.RegularExpressions;
using Federation.Browsing;

namespace Federation.Stories;

/// <summary>A page that stays open: news wait for who reads, and a cut is said.</summary>
[Collection<Alone>]
public sealed partial class LiveTests(Site site) : BrowserTest(site)
{
    private static readonly Wish Quimper = new("Préparer une équipe", "29") { Through = "aura" };

    [Fact]
    public async Task A_page_without_network_says_since_when_and_catches_up_by_itself()
    {
        await using var bretagne = await Opened();
        var badge = bretagne.Page.GetByRole(AriaRole.Navigation, new() { Name = "Demandes", Exact = true }).Locator("[data-waits=received] > span").First;
        var count = int.Parse((await badge.TextContentAsync())!, System.Globalization.CultureInfo.InvariantCulture);
        await bretagne.LosesTheNetwork();
        await Expect(bretagne.Freshness()).ToHaveTextAsync(Since());

        var id = await Arrives();
        await Expect(bretagne.Line(id)).ToHaveCountAsync(0);
        await Expect(bretagne.Freshness()).ToHaveTextAsync(Since());
        await bretagne.FindsTheNetwork();

        await Expect(bretagne.Line(id)).ToBeVisibleAsync();
        await Expect(bretagne.Freshness()).ToHaveTextAsync("à jour");
        await Expect(badge).ToHaveTextAsync($"{count + 1}");
        await Expect(badge).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_being_read_does_not_move_until_its_reader_asks()
    {
        await using var bretagne = await Opened();
        var first = bretagne.Page.Locator("#liste .item").First;
        await first.HoverAsync();
        var before = await bretagne.Page.Locator("#liste").InnerHTMLAsync();

        var id = await Arrives();
        var news = bretagne.Page.GetByRole(AriaRole.Button, new() { NameRegex = News() });
        await Expect(news).ToBeVisibleAsync();
        Assert.Equal(before, await bretagne.Page.Locator("#liste").InnerHTMLAsync());

        await news.ClickAsync();
        await Expect(bretagne.Line(id)).ToBeVisibleAsync();
        await Expect(news).ToHaveCountAsync(0);
        await Expect(bretagne.Page.Locator("#liste")).ToBeFocusedAsync();
    }

    private async Task<Person> Opened()
    {
        var bretagne = await Site.Coordinator("Bretagne");
        await bretagne.Goes("/espace/bretagne/recues");
        await Expect(bretagne.Freshness()).ToHaveTextAsync("à jour");
        return bretagne;
    }

    private async Task<string> Arrives()
    {
        await using var employer = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        return await aura.Confirms("aura", (await employer.Files(Quimper)).Code);
    }

    [GeneratedRegex(@"^hors ligne depuis \d{1,2} h \d{2}$")]
    private static partial Regex Since();

    [GeneratedRegex("^\\d+ nouveautés? — afficher$")]
    private static partial Regex News();
}
