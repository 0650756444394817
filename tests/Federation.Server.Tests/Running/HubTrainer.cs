using System.Text.RegularExpressions;

namespace Federation.Running;

/// <summary>A trainer that a coordinator adds, and what the person does by the private link, through the pages.</summary>
public sealed record HubTrainer(string Hub, string Id, string Link)
{
    public static async Task<HubTrainer> Add(Visitor session, string hub, string name, string role, string department = "38", string email = "essai@exemple.invalid")
    {
        var path = $"/espace/{hub}/intervenants";
        var form = AddForm(await session.Get(path));
        var answer = await session.Submit(path, form, [.. Answers(name, role, department).Where(field => field.Name != "Form.Courriel"), ("Form.Courriel", email)]);
        var link = Regex.Match(answer.Text, "/intervenant/([A-Za-z0-9_-]{22})");
        return answer.Code == 200 && link.Success
            ? new HubTrainer(hub, form.Fields.Single(field => field.Name == "Form.Ticket").Value.Split(':')[0], link.Value)
            : throw new InvalidOperationException($"not added: {answer}");
    }

    public static Form AddForm(Answer page) => Visitor.Forms(page).Single(form => form.Action.Contains("handler=Add", StringComparison.Ordinal));

    public static (string Name, string Value)[] Answers(string name, string role, string department) =>
    [
        ("Form.Nom", name), ("Form.Courriel", "essai@exemple.invalid"), ("Form.Role", role), ("Form.Themes", "recovery"), ("Form.Ways", "in-person"), ("Form.Ways", "remote"),
        ("Form.Departement", department), ("Form.Partout", "true"),
    ];

    /// <summary>Mornings and afternoons of every day, for half a year.</summary>
    public async Task Opens(Visitor visitor, DateOnly from)
    {
        var days = Enum.GetNames<DayOfWeek>().Select(day => ("Form.Jours", day.ToLowerInvariant()));
        var answer = await Does(
            visitor, "ouvrir", [.. days, ("Form.Moments", "morning"), ("Form.Moments", "afternoon"), ("Form.Du", $"{from:yyyy-MM-dd}"), ("Form.Au", $"{from.AddDays(180):yyyy-MM-dd}")]);
        if (answer.Code != 302)
        {
            throw new InvalidOperationException($"not opened: {answer}");
        }
    }

    /// <summary>The first form of the own page that does this.</summary>
    public async Task<Answer> Does(Visitor visitor, string handler, params (string Name, string Value)[] answers)
    {
        var page = await visitor.Get(Link);
        return await visitor.Submit(Link, Visitor.Forms(page).First(form => form.Action.Contains($"handler={handler}&", StringComparison.Ordinal)), answers);
    }

    /// <summary>Says yes to what waits, once it has arrived.</summary>
    public async Task Agrees(Visitor visitor, string handler)
    {
        await Until.True($"{handler} is asked", async () => (await visitor.Get(Link)).Body.Contains($"handler={handler}&", StringComparison.Ordinal));
        var answer = await Does(visitor, handler, ("Form.Oui", "true"));
        if (answer.Code != 302)
        {
            throw new InvalidOperationException($"not answered: {answer}");
        }
    }
}
