namespace Federation.Running;

/// <summary>A request filed as a person would, through the pages.</summary>
/// <param name="Path">The person's own page: code and secret.</param>
public sealed record Request(string Path, string Code, string Secret)
{
    /// <summary>From the Rhône, needed in Ille-et-Vilaine: filed at AURA, for Bretagne.</summary>
    public const string Need = "/demande/depot?besoin=prepare-a-team&departement=35&depuis=69&comment=remote";

    public static async Task<Request> File(Visitor visitor, string name, string email, string phone, string story, string consent = "toutes")
    {
        var page = await visitor.Get(Need);
        var form = Deposit(page);
        var answer = await visitor.Submit(
            Need, form, ("Form.Texte", story), ("Form.Joindre", "oui"), ("Form.Nom", name), ("Form.Courriel", email), ("Form.Telephone", phone), ("Form.Accord", consent));
        return answer.Location.Split('/', '?') is ["", "suivi", var code, var secret, ..]
            ? new Request($"/suivi/{code}/{secret}", code, secret)
            : throw new InvalidOperationException($"not filed: {answer}");
    }

    public static Form Deposit(Answer page) =>
        Visitor.Forms(page).SingleOrDefault(form => form.Fields.Any(field => field.Name == "Form.Ticket")) ?? throw new InvalidOperationException($"no form to file: {page}");
}
