using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Node.Desk;

namespace Federation.Web.Pages.Offres;

/// <summary>
/// An offer as it is typed, in five steps. Nothing is corrected on the way: an answer that does not fit is kept as it was written and said to be so.
/// A class without a text of its own, so that no log can print it.
/// </summary>
public sealed class OfferForm
{
    public const int MostLanguages = 6;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    // 1, le poste
    public string? Titre { get; set; }
    public string? Metier { get; set; }
    public string? Employeur { get; set; }
    public string? Service { get; set; }
    public string? Departement { get; set; }
    public string? Commune { get; set; }
    public string? Precision { get; set; }
    public string? Postes { get; set; }

    // 2, le contrat
    public string? Contrat { get; set; }
    public string? Duree { get; set; }
    public string? ContratNote { get; set; }
    public string? Temps { get; set; }
    public string? Heures { get; set; }
    public string? Horaires { get; set; }
    public string? Paie { get; set; }
    public string? De { get; set; }
    public string? A { get; set; }
    public string? Periode { get; set; }
    public string? Grille { get; set; }
    public string? Indice { get; set; }
    public string? PaieNote { get; set; }
    public string? Convention { get; set; }
    public string? Debut { get; set; }
    public bool Vite { get; set; }

    // 3, les missions
    public string? Presentation { get; set; }
    public string? Missions { get; set; }
    public string? Demande { get; set; }
    public string? Souhaite { get; set; }
    public List<LanguageInput> Langues { get; set; } = [];
    public string? Permis { get; set; }
    public List<string> Publics { get; set; } = [];
    public string? PublicsNote { get; set; }
    public string? Perspectives { get; set; }

    // 4, l’accueil
    public List<string> Engagements { get; set; } = [];
    public string? Formation { get; set; }
    public string? Anciens { get; set; }

    // 5, la candidature
    public List<string> Facons { get; set; } = [];
    public bool Tout { get; set; }
    public string? PostulerNote { get; set; }
    public string? Revele { get; set; }
    public string? ContactNom { get; set; }
    public string? ContactCourriel { get; set; }
    public string? ContactTelephone { get; set; }
    public string? ContactLien { get; set; }
    public string? ContactAdresse { get; set; }

    /// <summary>What the form does not ask and must not lose: the employer's identifiers and where an example comes from.</summary>
    [JsonInclude]
    internal Kept? Behind { get; set; }

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>Empty when it is not what this program wrote.</summary>
    public static OfferForm Read(string? text)
    {
        try
        {
            return text is null ? new OfferForm() : JsonSerializer.Deserialize<OfferForm>(text, Options) ?? new OfferForm();
        }
        catch (JsonException)
        {
            return new OfferForm();
        }
    }

    /// <summary>The answers of one step from here, the others from what was kept.</summary>
    public OfferForm Over(OfferForm kept, OfferStep step)
    {
        foreach (var property in typeof(OfferForm).GetProperties())
        {
            if (OfferStepFields.Of(property.Name) == step)
            {
                property.SetValue(kept, property.GetValue(this));
            }
        }

        return kept;
    }

    public static OfferForm Of(OfferText text)
    {
        var (posting, contact) = (text.Posting, text.Contact);
        return new OfferForm
        {
            Titre = posting.Title, Metier = Codes<CanonicalTitle>.Of(posting.Canonical), Employeur = posting.Employer.Name, Service = posting.Employer.Workplace,
            Departement = posting.Place.Department.ToString(), Commune = posting.Place.Commune, Precision = posting.Place.Detail, Postes = posting.Positions?.ToString(Numbers.Culture),
            Contrat = Codes<ContractKind>.Of(posting.Contract.Kind), Duree = posting.Contract.Months?.ToString(Numbers.Culture), ContratNote = posting.Contract.Note,
            Temps = Codes<WorkingTime>.Of(posting.Hours.Time), Heures = Numbers.Write(posting.Hours.PerWeek), Horaires = posting.Hours.Schedule,
            Paie = Codes<PayBasis>.Of(posting.Pay.Basis), De = Numbers.Write(posting.Pay.From), A = Numbers.Write(posting.Pay.To),
            Periode = posting.Pay.Period is { } period ? Codes<PayPeriod>.Of(period) : null, Grille = posting.Pay.Scale, Indice = posting.Pay.Index?.ToString(Numbers.Culture), PaieNote = posting.Pay.Note,
            Convention = Codes<CollectiveAgreement>.Of(posting.Agreement), Debut = posting.Start.On?.ToString("yyyy-MM-dd", Numbers.Culture), Vite = posting.Start.AtOnce,
            Presentation = posting.Summary, Missions = string.Join('\n', posting.Missions), Demande = string.Join('\n', posting.Required), Souhaite = string.Join('\n', posting.Desired),
            Langues = [.. posting.Languages.Select(LanguageInput.Of)], Permis = Codes<Licence>.Of(posting.Licence), Publics = [.. posting.Publics.Select(Codes<PublicMet>.Of)],
            PublicsNote = posting.PublicsNote, Perspectives = posting.Prospects, Engagements = [.. posting.Commitments.Select(Codes<Commitment>.Of)],
            Formation = Codes<TrainingPosition>.Of(posting.Training), Anciens = Codes<FormerClients>.Of(posting.FormerClients),
            Facons = [.. posting.Apply.Ways.Select(Codes<WayToApply>.Of)], Tout = posting.Apply.AllAsked, PostulerNote = posting.Apply.Note, Revele = posting.Reveals,
            ContactNom = contact?.Name, ContactCourriel = contact?.Email, ContactTelephone = contact?.Phone, ContactLien = contact?.Link, ContactAdresse = contact?.Address,
            Behind = new Kept(posting.Employer.Structure, posting.Employer.Siret, posting.Source),
        };
    }

    internal sealed record Kept(string? Structure, string? Siret, string? Source);
}

public sealed class LanguageInput
{
    public string? Code { get; set; }

    public string? Regle { get; set; }

    public string? Niveau { get; set; }

    public static LanguageInput Of(LanguageAsked asked) => new()
    {
        Code = asked.Language, Regle = Codes<LanguageRule>.Of(asked.Rule), Niveau = asked.Level is { } level ? Codes<LanguageLevel>.Of(level) : null,
    };
}
