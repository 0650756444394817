using Federation.Browsing;
using Federation.Stories;

namespace Federation.Quality;

/// <summary>Trainers, pairs and bookings: for the hub, and for who holds the private link.</summary>
public static class TrainerStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        PageState.At("intervenant-inconnu", "/Intervenants/MonCalendrier", "/intervenant/AAAAAAAAAAAAAAAAAAAAAA"),
        new("planning-vide", "/Espace/Paires/Planning", (_, person) => person.Goes("/espace/occitanie/planning")) { Hub = "Occitanie" },
        new("intervenants-vide", "/Espace/Paires/Intervenants", (_, person) => person.Goes("/espace/occitanie/intervenants")) { Hub = "Occitanie" },
        new("paires-vide", "/Espace/Paires/Index", (_, person) => person.Goes("/espace/occitanie/paires")) { Hub = "Occitanie" },
        new("reservations-vide", "/Espace/Paires/Reservations", (_, person) => person.Goes("/espace/occitanie/reservations")) { Hub = "Occitanie" },
        new("intervenants-erreurs", "/Espace/Paires/Intervenants", async (_, person) =>
        {
            await person.Goes("/espace/occitanie/intervenants");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter et créer son lien" }).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }) { Hub = "Occitanie" },
        new("intervenant-ajoute", "/Espace/Paires/Intervenants", (_, person) => person.AddsATrainer("idf", "Essai Ajout", "Pair·e", "75")) { Hub = "Île-de-France" },
        new("intervenant-calendrier-vide", "/Intervenants/MonCalendrier", async (site, person) =>
        {
            await using var coordinator = await site.Coordinator("Île-de-France", scripts: false);
            await person.Goes((await coordinator.AddsATrainer("idf", "Essai Vide", "Pair·e", "75")).Link);
        }),
        new("intervenant-questions", "/Intervenants/MonCalendrier", async (site, person) =>
        {
            var (peer, _) = await site.APair("Essai Question");
            await Until.True("the question has come", async () =>
            {
                await person.Goes(peer);
                return await person.Page.GetByRole(AriaRole.Button, new() { Name = "D’accord" }).IsVisibleAsync();
            });
        }),
        new("paires-proposees", "/Espace/Paires/Index", async (site, person) =>
        {
            await site.APair("Essai Paire");
            await person.Goes("/espace/aura/paires");
        }) { Hub = "AURA" },
        new("paire-cherchee", "/Espace/Paires/Chercher", async (site, person) =>
        {
            var (peer, professional) = await site.APair("Essai Recherche");
            await Agree(site, peer, professional, "D’accord");
            await Search(person, "Essai Recherche");
            await person.Page.GetByText("Demander des jours").First.ClickAsync();
        }) { Hub = "AURA" },
        new("reservation-a-risque", "/Espace/Paires/Reservations", (site, person) => AtRisk(site, person, "Essai Risque")) { Hub = "AURA" },
        new("planning", "/Espace/Paires/Planning", async (site, person) =>
        {
            await AtRisk(site, person, "Essai Semaine");
            await person.Goes($"/espace/aura/planning?semaine={TrainersStory.Today.AddDays(21):yyyy-MM-dd}");
            await person.Page.GetByText("La même semaine en liste").ClickAsync();
        }) { Hub = "AURA" },
    ];

    private static async Task AtRisk(Site site, Person person, string name)
    {
        var (peer, professional) = await site.APair(name);
        await Agree(site, peer, professional, "D’accord");
        await Search(person, name);
        var found = person.Page.Locator(".found").Filter(new() { HasText = name }).First;
        await found.GetByText("Demander des jours").ClickAsync();
        await found.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await found.GetByRole(AriaRole.Button, new() { Name = "Demander ces jours" }).ClickAsync();
        var booking = person.Page.Url.Split('#')[0];
        await Agree(site, peer, professional, "Oui, je viens");

        // Shown as it goes: nobody loads the page again.
        await Expect(person.Page.Locator("#detail")).ToContainTextAsync("Confirmée", new() { Timeout = 30_000 });
        await using var trainer = await site.Arrives(scripts: false);
        await trainer.Goes(peer);
        await trainer.Page.GetByText("Je ne peux plus venir").First.ClickAsync();
        await trainer.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Je ne viendrai pas" }).First.CheckAsync();
        await trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Annuler ma venue" }).First.ClickAsync();
        await Until.True("somebody is missing", async () =>
        {
            await person.Goes(booking);
            return await person.Page.GetByText("Qui peut remplacer ?").IsVisibleAsync();
        });
    }

    private static async Task Search(Person person, string name) => await Until.True("the pair is found", async () =>
    {
        await person.Goes($"/espace/aura/chercher-une-paire?theme=recovery&du={TrainersStory.Today.AddDays(20):yyyy-MM-dd}");
        return await person.Page.GetByText(name).First.IsVisibleAsync();
    });

    private static async Task Agree(Site site, string peer, string professional, string button)
    {
        await using var trainer = await site.Arrives(scripts: false);
        await trainer.Answers(peer, button);
        await trainer.Answers(professional, button);
    }
}
