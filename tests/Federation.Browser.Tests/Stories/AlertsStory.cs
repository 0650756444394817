using System.Text.RegularExpressions;
using Federation.Browsing;

namespace Federation.Stories;

public static partial class AlertsStory
{
    /// <summary>The second of the two clicks, with what is proposed; the page of the alert is open.</summary>
    public static async Task Asks(this Person person, string search)
    {
        await person.Goes($"/alertes/nouvelle?{search}");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Créer l’alerte" }).ClickAsync();
        await Expect(person.Page.Locator("main")).ToContainTextAsync("Votre alerte est créée");
    }

    /// <summary>The key of the private link in the latest letter to this address.</summary>
    public static Task<string> AlertInLetter(this Site site, string email) => Until.Found($"a letter to {email}", async () =>
        (await Letters.To(site.Place, email)).Select(letter => Link().Match(Letters.Body(letter))).FirstOrDefault(match => match.Success)?.Groups[1].Value);

    [GeneratedRegex("/alertes/([A-Za-z0-9_-]{22})")]
    private static partial Regex Link();
}
