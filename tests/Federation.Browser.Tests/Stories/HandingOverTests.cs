using Federation.Browsing;

namespace Federation.Stories;

/// <summary>The origin confirms, the other hub's page tells it; timed, so nothing else runs beside.</summary>
[Collection<Alone>]
public sealed class HandingOverTests(Site site) : BrowserTest(site)
{
    private static readonly Wish Rennes = new("Recruter un·e pair·e", "35") { Through = "aura", Name = "Dominique Riou", Email = "d.riou@exemple.invalid", Text = "Notre accueil de jour ouvre en mars." };

    [Fact]
    public async Task A_confirmed_request_appears_at_the_other_platform_within_two_seconds_and_without_a_name()
    {
        await using var employer = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        await using var bretagne = await Site.Coordinator("Bretagne");
        await bretagne.Goes("/espace/bretagne/recues");
        await Expect(bretagne.Freshness()).ToHaveTextAsync("à jour");
        var documents = 0;
        bretagne.Page.Request += (_, request) => documents += request.IsNavigationRequest ? 1 : 0;

        var kept = await employer.Files(Rennes);
        var id = await aura.Confirms("aura", kept.Code);

        await Expect(bretagne.Line(id)).ToBeVisibleAsync(new() { Timeout = 2000 });
        Assert.Equal(0, documents);
        await bretagne.Line(id).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(bretagne.Detail()).ToContainTextAsync("Confiée par AURA parce que le département 35 est le vôtre");
        await Expect(bretagne.Detail()).ToContainTextAsync("Ille-et-Vilaine (35)");
        var source = await bretagne.Page.ContentAsync();
        Assert.DoesNotContain("Riou", source, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("accueil de jour ouvre", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_ordered_by_the_first_request_and_not_by_arrival()
    {
        await using var employer = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        await using var bretagne = await Site.Coordinator("Bretagne");
        await bretagne.Goes("/espace/bretagne/recues");

        var first = await employer.Files(Rennes);
        var second = await employer.Files(Rennes with { Text = "Une autre équipe, dans un autre quartier." });
        var sentFirst = await aura.Confirms("aura", second.Code);
        await Expect(bretagne.Line(sentFirst)).ToBeVisibleAsync();
        var sentSecond = await aura.Confirms("aura", first.Code);
        await Expect(bretagne.Line(sentSecond)).ToBeVisibleAsync();

        var order = await bretagne.Page.Locator("#liste [data-live-key]").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.liveKey)");
        Assert.True(Array.IndexOf(order, sentSecond) < Array.IndexOf(order, sentFirst), string.Join(", ", order));
    }
}
