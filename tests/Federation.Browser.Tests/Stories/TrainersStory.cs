using Federation.Browsing;
using Federation.Domain.Time;

namespace Federation.Stories;

/// <summary>What a coordinator does with trainers, and what a trainer does by the private link.</summary>
public static class TrainersStory
{
    public static DateOnly Today => ParisTime.DateOf(TimeProvider.System.GetUtcNow());

    /// <summary>The private link of somebody who was just added, and the key.</summary>
    public static async Task<(string Link, string Key)> AddsATrainer(this Person coordinator, string hub, string name, string role, string department)
    {
        await coordinator.Goes($"/espace/{hub}/intervenants");
        var form = coordinator.Page.Locator("form[action*='handler=Add']");
        if (!await form.IsVisibleAsync())
        {
            await coordinator.Page.GetByText("Ajouter une personne").ClickAsync();
        }

        var key = (await form.Locator("[name='Form.Ticket']").InputValueAsync()).Split(':')[0];
        await form.GetByLabel("Nom").FillAsync(name);
        await form.GetByLabel("Courriel").FillAsync("essai@exemple.invalid");
        await form.GetByRole(AriaRole.Radio, new() { Name = role }).CheckAsync();
        await form.GetByRole(AriaRole.Checkbox, new() { Name = "Le rétablissement" }).CheckAsync();
        await form.GetByRole(AriaRole.Checkbox, new() { Name = "Sur place" }).CheckAsync();
        await form.GetByLabel("Part de").SelectOptionAsync(department);
        await form.GetByRole(AriaRole.Checkbox, new() { Name = "partout en France" }).CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Ajouter et créer son lien" }).ClickAsync();
        return (new Uri(await coordinator.Page.Locator("#lien").InputValueAsync()).PathAndQuery, key);
    }

    /// <summary>Every morning and afternoon for half a year, with the keyboard's own ways alone.</summary>
    public static async Task OpensDays(this Person trainer, string link)
    {
        await trainer.Goes(link);
        foreach (var day in await trainer.Page.Locator("#jours input").AllAsync())
        {
            await day.CheckAsync();
        }

        await trainer.Page.GetByLabel("Jusqu’au").FillAsync($"{Today.AddDays(180):yyyy-MM-dd}");
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir ces jours" }).ClickAsync();
        await Expect(trainer.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("à jour");
    }

    /// <summary>Once it has arrived.</summary>
    public static async Task Answers(this Person trainer, string link, string button)
    {
        await Until.True("a question waits", async () =>
        {
            await trainer.Goes(link);
            return await trainer.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.IsVisibleAsync();
        });
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        await Expect(trainer.Page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
    }

    /// <summary>A peer of one hub and a professional of another who said yes to each other; their links.</summary>
    public static async Task<(string Peer, string Professional)> APair(this Site site, string name)
    {
        await using var aura = await site.Coordinator("AURA", scripts: false);
        await using var bretagne = await site.Coordinator("Bretagne", scripts: false);
        await using var trainer = await site.Arrives(scripts: false);
        var peer = await aura.AddsATrainer("aura", name, "Pair·e", "38");
        var professional = await bretagne.AddsATrainer("bretagne", $"{name} bis", "Professionnel·le", "35");
        await trainer.OpensDays(peer.Link);
        await trainer.OpensDays(professional.Link);
        var proposal = aura.Page.Locator("form").Filter(new() { Has = aura.Page.Locator($"[name='Partner'][value$='{professional.Key}']") }).GetByRole(AriaRole.Button);
        await Until.True("the other one is known", async () =>
        {
            await aura.Goes("/espace/aura/paires");
            await aura.Page.Locator("#avec").SelectOptionAsync(new SelectOptionValue { Label = $"{name}, pair·e" });
            await aura.Page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
            return await proposal.IsVisibleAsync();
        });
        await proposal.ClickAsync();
        await Expect(aura.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("proposée");
        return (peer.Link, professional.Link);
    }
}
