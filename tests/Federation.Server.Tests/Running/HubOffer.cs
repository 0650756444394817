namespace Federation.Running;

/// <summary>An offer that a coordinator writes and publishes in one gesture, through the pages.</summary>
public sealed record HubOffer(string Hub, string Id)
{
    private string Page => $"/espace/{Hub}/offres/{Id}";

    public static async Task<HubOffer> Publish(Visitor session, string hub, string title, string commune = "Grenoble", string department = "38", string contact = "essais@exemple.invalid")
    {
        var path = $"/espace/{hub}/offres/ecrire";
        var form = Visitor.Forms(await session.Get(path)).Single(form => form.Fields.Any(field => field.Name == "Nouvelle"));
        var answer = await session.Submit(
            path, form, ("Form.Titre", title), ("Form.Employeur", "Association des essais"), ("Form.Departement", department), ("Form.Commune", commune), ("Form.Contrat", "cdi"),
            ("Form.Missions", "Accueillir à partir de son expérience"), ("Form.ContactCourriel", contact));
        return answer.Code == 302 ? new HubOffer(hub, answer.Location.Split('/', '?')[4]) : throw new InvalidOperationException($"not published: {answer}");
    }

    public async Task Withdraw(Visitor session)
    {
        var form = Visitor.Forms(await session.Get(Page)).Single(form => form.Action.Contains("handler=withdraw", StringComparison.OrdinalIgnoreCase));
        var answer = await session.Submit(Page, form, ("Move.Why", "mistake"));
        if (answer.Code != 302)
        {
            throw new InvalidOperationException($"not withdrawn: {answer}");
        }
    }
}
