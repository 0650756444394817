using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Gateway.Words;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Trainers;

/// <summary>A trainer as a coordinator describes one, as it was typed.</summary>
public sealed class TrainerForm
{
    private static readonly char[] Between = [' ', ',', ';', '\n', '\t'];

    public string? Key { get; set; }

    public string? Ticket { get; set; }

    /// <summary>What was read of the one who is described anew.</summary>
    public string? Lu { get; set; }

    public bool Compris { get; set; }

    public string? Nom { get; set; }

    public string? Courriel { get; set; }

    public string? Telephone { get; set; }

    public string? Role { get; set; }

    public string[] Themes { get; set; } = [];

    public string[] Ways { get; set; } = [];

    public string? Departement { get; set; }

    public bool Partout { get; set; }

    /// <summary>Codes of other départements, as typed.</summary>
    public string? Zone { get; set; }

    public string[] Langues { get; set; } = ["fr"];

    public static TrainerForm Of(TrainerProfile profile, TrainerContact? contact) => new()
    {
        Nom = contact?.Name, Courriel = contact?.Email, Telephone = contact?.Phone, Role = Codes<TrainerRole>.Of(profile.Role), Themes = [.. profile.Themes.Select(Codes<TrainingTheme>.Of)],
        Ways = [.. profile.Ways.Select(Codes<TrainingWay>.Of)], Departement = profile.Base.ToString(), Partout = profile.Everywhere, Zone = string.Join(' ', profile.Zone), Langues = [.. profile.Languages],
    };

    /// <summary>By the labels of the page and in its order, for who compares two of them.</summary>
    public IEnumerable<(string Label, string? Text)> Lines() =>
    [
        ("Nom", Nom), ("Courriel", Courriel), ("Téléphone", Telephone), ("Intervient comme", Choices.Word<TrainerRole>(Role, Labels.Of)), ("Thèmes", Choices.Words<TrainingTheme>(Themes, Labels.Of)),
        ("Intervient", Choices.Words<TrainingWay>(Ways, Labels.Of)), ("Part de", Choices.Department(Departement)), ("Se déplace partout en France", Choices.Truth(Partout)), ("Autres départements", Zone),
        ("Langues", string.Join('\n', Langues.Order(StringComparer.Ordinal).Select(LanguageWords.Of))),
    ];

    /// <summary>Null: something is to be mended.</summary>
    public TrainerProfile? Profile(Faults faults)
    {
        if (!Codes<TrainerRole>.TryParse(Role, out var role))
        {
            faults.Add("role", "Choisissez le rôle.");
        }

        ImmutableArray<TrainingTheme> themes = [.. Themes.Where(code => Codes<TrainingTheme>.TryParse(code, out _)).Select(Codes<TrainingTheme>.Parse).Distinct()];
        if (themes.IsEmpty)
        {
            faults.Add("themes", "Choisissez au moins un thème.");
        }

        ImmutableArray<TrainingWay> ways = [.. Ways.Where(code => Codes<TrainingWay>.TryParse(code, out _)).Select(Codes<TrainingWay>.Parse).Distinct()];
        if (ways.IsEmpty)
        {
            faults.Add("ways", "Choisissez au moins une façon d’intervenir.");
        }

        if (!DepartmentCode.TryParse(Departement, out var home))
        {
            faults.Add("departement", "Choisissez le département d’où partent les trajets.");
        }

        string[] typed = [.. (Zone ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(code => code.ToUpperInvariant()).Distinct()];
        if (typed.FirstOrDefault(code => !DepartmentCode.TryParse(code, out _)) is not null)
        {
            faults.Add("zone", "Écrivez des numéros de départements séparés par des espaces : 38 69 2A.");
            return null;
        }

        return faults.Any ? null : new TrainerProfile(role, themes, ways, home, [.. typed.Select(DepartmentCode.Parse)], Partout, [.. Langues.Where(code => TextId.IsSlug(code, 3) && code.Length >= 2).Distinct().Take(TrainerProfile.MostLanguages)]);
    }

    /// <summary>Null: something is to be mended.</summary>
    public TrainerContact? Contact(Faults faults)
    {
        var contact = new TrainerContact(Nom?.Trim() ?? "", Text(Courriel), Text(Telephone));
        switch (contact.Check()?.Detail)
        {
            case null:
                return contact;
            case "contact.name":
                faults.Add("nom", "Écrivez le nom : il reste chez vous, scellé.");
                break;
            case "contact.email":
                faults.Add("courriel", "Cette adresse n’est pas complète : il y faut un @ et la fin.");
                break;
            case "contact.phone":
                faults.Add("telephone", "Ce numéro n’est pas complet.");
                break;
            default:
                faults.Add("courriel", "Écrivez un courriel ou un téléphone : il faut pouvoir joindre cette personne.");
                break;
        }

        return null;

        static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
    }
}
