using System.Text.RegularExpressions;
using Federation.Browsing;

namespace Federation.Stories;

/// <summary>A pair from the question to the day on which somebody cancels: the coordinator at a desk whose page follows the feed, both trainers on a phone of 360 points.</summary>
public sealed class PairTests(Site site) : BrowserTest(site)
{
    private const int Phone = 360;

    [Fact]
    public async Task Trainers_answer_on_a_phone_and_the_booking_moves_on_the_screen_until_somebody_else_repairs_it()
    {
        const string Name = "Histoire de paire";
        var session = await Site.Announces($"{Name} à Grenoble", 3, pair: true, theme: "Le rétablissement");
        var (peer, professional) = await Site.APair(Name);
        await using var phone = await Site.Arrives(scripts: false, width: Phone);
        await using var other = await Site.Arrives(width: Phone);
        await phone.Answers(peer, "D’accord");
        await other.Answers(professional, "D’accord");

        await using var desk = await Site.Coordinator("AURA");
        var found = desk.Page.Locator(".found").Filter(new() { HasText = Name }).First;
        await Until.True("the pair is found for the session", async () =>
        {
            await desk.Goes($"/espace/aura/chercher-une-paire?session={session.Split('/')[^1]}");
            return await found.IsVisibleAsync();
        });
        await found.GetByRole(AriaRole.Button, new() { Name = "Demander cette paire" }).ClickAsync();
        var detail = desk.Page.Locator("#detail");
        await Expect(detail).ToContainTextAsync("dates gardées, réponse attendue");

        // What for, when, where and with whom, and nothing to scroll sideways.
        await Until.True("the question is on the phone", async () =>
        {
            await phone.Goes(peer);
            return await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Oui, je viens" }).IsVisibleAsync();
        });
        var question = phone.Page.Locator("article.waits");
        await Expect(question.GetByRole(AriaRole.Link, new() { Name = $"{Name} à Grenoble" })).ToBeVisibleAsync();
        await Expect(question).ToContainTextAsync("Samedi 27 mars 2027, 9 h à 17 h");
        await Expect(question).ToContainTextAsync("Sur place, Grenoble (38)");
        await Expect(question).ToContainTextAsync("Une professionnelle ou un professionnel, Ille-et-Vilaine (Bretagne)");
        await Expect(question).Not.ToContainTextAsync($"{Name} bis");
        Assert.True(await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= Phone, "something is wider than the phone");
        await phone.Answers(peer, "Oui, je viens");
        await Expect(detail.GetByText("d’accord").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await other.Answers(professional, "Oui, je viens");
        await Expect(detail).ToContainTextAsync("Confirmée", new() { Timeout = 30_000 });
        await Expect(desk.Page.Locator("#liste").GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("^Confirmées") })).ToBeVisibleAsync();

        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "la session" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Confirmer qu’elle a lieu" }).ClickAsync();
        await Expect(desk.Page.Locator(".session-team")).ToContainTextAsync("Ille-et-Vilaine (35)");
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Voir la réservation" }).ClickAsync();

        // Another peer, free on these days, before the first one cancels.
        await using var aura = await Site.Coordinator("AURA", scripts: false);
        var (second, key) = await aura.AddsATrainer("aura", $"{Name} relève", "Pair·e", "69");
        await phone.OpensDays(second);
        await other.Goes(professional);
        await phone.Goes(peer);
        await phone.Page.GetByText("Je ne peux plus venir").ClickAsync();
        await phone.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Je ne viendrai pas" }).CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Annuler ma venue" }).ClickAsync();

        await Expect(detail).ToContainTextAsync("Qui peut remplacer ?", new() { Timeout = 30_000 });
        await phone.Goes(session);
        await Expect(phone.Page.GetByText("Cette session est incertaine")).ToBeVisibleAsync();
        await Until.True("who stays reads it", async () =>
        {
            await other.Goes(professional);
            return await other.Page.GetByText("La personne prévue ne peut plus venir").IsVisibleAsync();
        });
        var candidate = desk.Page.Locator(".repair .partner").Filter(new() { Has = desk.Page.Locator($"[name='With'][value$='{key}']") });
        await Until.True("the other one is proposed", async () =>
        {
            await desk.Page.ReloadAsync();
            return await candidate.IsVisibleAsync();
        });
        await Expect(candidate).ToContainTextAsync("comme la personne à remplacer\u00a0; connaît « Le rétablissement »");
        await candidate.GetByRole(AriaRole.Button).ClickAsync();
        await phone.Answers(second, "Oui, je viens");
        await Expect(detail).ToContainTextAsync("Confirmée", new() { Timeout = 30_000 });
        await phone.Goes(session);
        await Expect(phone.Page.GetByText("Cette session est incertaine")).ToHaveCountAsync(0);
        await Until.True("who stays reads who comes", async () =>
        {
            await other.Goes(professional);
            return await other.Page.GetByText("Une travailleuse paire ou un travailleur pair, Rhône").First.IsVisibleAsync();
        });
    }
}
