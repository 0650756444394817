using System.Text.RegularExpressions;

namespace Federation.Running;

/// <summary>An alert that was asked through the pages, and its private link.</summary>
public sealed partial record AlertRequest(string Key)
{
    public string Path => $"/alertes/{Key}";

    /// <param name="search">As it stands in an address.</param>
    public static async Task<Answer> Ask(Visitor visitor, string search, params (string Name, string Value)[] answers)
    {
        var page = await visitor.Get($"/alertes/nouvelle?{search}");
        return await visitor.Submit("/alertes/nouvelle", Visitor.Forms(page).Single(form => form.Fields.Any(field => field.Name == "Ticket")), answers);
    }

    /// <summary>In the open page alone.</summary>
    public static async Task<AlertRequest> Live(Visitor visitor, string search, params (string Name, string Value)[] answers)
    {
        var answer = await Ask(visitor, search, answers);
        return answer.Code == 302 && Link().Match(answer.Location) is { Success: true } match ? new AlertRequest(match.Groups[1].Value) : throw new InvalidOperationException($"not asked: {answer}");
    }

    /// <summary>By letter, as the latest letter to this address says.</summary>
    public static async Task<AlertRequest> ByLetter(Place place, Visitor visitor, string search, string email, string letters = "email-at-once")
    {
        var answer = await Ask(visitor, search, ("courriels", letters), ("Courriel", email));
        return answer.Code == 302 ? new AlertRequest(await InLetter(place, email)) : throw new InvalidOperationException($"not asked: {answer}");
    }

    /// <summary>From the latest letter to this address.</summary>
    public static Task<string> InLetter(Place place, string email) => Until.Found($"a letter to {email}", async () =>
        (await Letters.To(place, email)).Select(letter => Link().Match(Letters.Body(letter))).FirstOrDefault(match => match.Success)?.Groups[1].Value);

    /// <summary>Sends one of the forms of the alert's page.</summary>
    public async Task<Answer> Does(Visitor visitor, string handler, params (string Name, string Value)[] answers)
    {
        var form = Visitor.Forms(await visitor.Get(Path)).First(form => form.Action.Contains($"handler={handler}", StringComparison.Ordinal));
        return await visitor.Submit(Path, form, answers);
    }

    [GeneratedRegex("/alertes/([A-Za-z0-9_-]{22})")]
    private static partial Regex Link();
}
