namespace Federation.Running;

/// <summary>A course that needs a pair and one session of it, written by a coordinator through the pages.</summary>
public sealed record HubSession(string Hub, string Id, string Title)
{
    public string InSpace => $"/espace/{Hub}/sessions/{Id}";

    public string Public => $"/formations/{Hub}/sessions/{Id}";

    /// <summary>At Lyon, from 9 h to 17 h on each day. Each form is sent twice, and there is one course and one session.</summary>
    public static async Task<HubSession> Announce(Visitor session, string hub, string title, params DateOnly[] days)
    {
        var writing = $"/espace/{hub}/formations/ecrire";
        var course = FormOf(await session.Get(writing), "Nouvelle");
        await Twice(session, writing, course,
            ("Form.Titre", title), ("Form.Nature", "catalogue"), ("Form.Etat", "offered"), ("Form.Publics", "in-post-peers"), ("Form.Themes", "recovery"), ("Form.Prerequis", "none"), ("Form.Diplome", "none"),
            ("Form.Equipe", "peer-plus-professional"), ("Form.Prix.Code", "free"));
        var key = course.Fields.Single(field => field.Name == "Nouvelle").Value;
        var planning = $"/espace/{hub}/sessions/planifier?formation={key}";
        var plan = FormOf(await session.Get(planning), "Nouvelle");
        var answer = await Twice(session, planning, plan, [
            ("Form.Formation", key), .. days.SelectMany((day, row) => new[] { ($"Form.Jours[{row}]", $"{day:yyyy-MM-dd}"), ($"Form.De[{row}]", "09:00"), ($"Form.A[{row}]", "17:00") }),
            ("Form.Comment", "in-person"), ("Form.Departement", "69"), ("Form.Commune", "Lyon"), ("Form.Lieu", "Maison des essais"), ("Form.Promotion", "1re promotion"), ("Form.Reponse", "48"), ("Form.Prix.Code", "free")]);
        return new HubSession(hub, answer.Location.Split('/', '?', '#')[4], title);
    }

    /// <summary>The move of the hub's page that is named so, twice.</summary>
    public async Task Does(Visitor session, string handler) =>
        await Twice(session, InSpace, Visitor.Forms(await session.Get(InSpace)).First(form => form.Action.Contains($"handler={handler}", StringComparison.OrdinalIgnoreCase)));

    /// <summary>As a person who pressed twice: both are answered the same.</summary>
    public static async Task<Answer> Twice(Visitor session, string path, Form form, params (string Name, string Value)[] answers)
    {
        var first = await session.Submit(path, form, answers);
        Assert.True(first.Code == 302, first.ToString());
        var second = await session.Submit(path, form, answers);
        Assert.True((second.Code, second.Location) == (302, first.Location), second.ToString());
        return second;
    }

    private static Form FormOf(Answer page, string field) => Visitor.Forms(page).Single(form => form.Fields.Any(one => one.Name == field));
}
