using System.Globalization;
using System.Text.Json;
using Federation.Browsing;

namespace Federation.Searches;

/// <summary>What a person reads on the page of offers.</summary>
public static class Reading
{
    public static async Task<IReadOnlyList<string>> Titles(this Person person) => await person.Page.Locator(".offers .line-title").AllInnerTextsAsync();

    public static Task<string> Total(this Person person) => person.Page.Locator("#total").InnerTextAsync();

    /// <summary>"12 offres", "1 offre", "Aucune offre".</summary>
    public static string Words(int total) => total switch { 0 => "Aucune offre", 1 => "1 offre", _ => string.Create(CultureInfo.InvariantCulture, $"{total} offres") };

    /// <summary>The number beside each choice, by field and code; of the map's table, by "departement".</summary>
    public static async Task<IReadOnlyDictionary<(string Field, string Code), int>> Counts(this Person person)
    {
        const string read = """
            () => [
              ...[...document.querySelectorAll('.pick')].map(pick => [pick.querySelector('input').name, pick.querySelector('input').value, pick.querySelector('small').textContent]),
              ...[...document.querySelectorAll('.counts tbody tr')].map(row => ['departement', row.querySelector('a').id.slice(2), row.querySelector('td').textContent]),
            ]
            """;
        var rows = await person.Page.EvaluateAsync<JsonElement>(read);
        return rows.EnumerateArray().ToDictionary(
            row => (row[0].GetString()!, row[1].GetString()!),
            row => int.Parse(new string([.. row[2].GetString()!.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture));
    }

    public static ILocator Choice(this Person person, string field, string code) => person.Page.Locator($"[id='{field}-{code}']");

    /// <summary>The results in place after something was chosen: the script is done.</summary>
    public static Task Settles(this Person person, int total) => Expect(person.Page.Locator("#resultats:not([aria-busy]) #total")).ToHaveTextAsync(Words(total));
}
