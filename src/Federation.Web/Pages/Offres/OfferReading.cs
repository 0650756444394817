using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Territories;
using Federation.Web.Shared;
using Federation.Web.Words;

namespace Federation.Web.Pages.Offres;

/// <summary>From what was typed to what is meant, with every fault beside its field.</summary>
public sealed class OfferReading(OfferForm form, Faults faults)
{
    private const string Unnamed = "Sans titre";

    /// <summary>The whole offer; what cannot be read is left out, and a fault says so.</summary>
    public Posting Posting()
    {
        var department = DepartmentCode.TryParse(form.Departement, out var known);
        Need(department, nameof(form.Departement), "Choisissez le département où l’on travaille.");
        Need(Text(form.Titre) is not null, nameof(form.Titre), "Écrivez le titre du poste.");
        Need(Text(form.Employeur) is not null, nameof(form.Employeur), "Écrivez le nom de la structure qui recrute.");
        var posting = new Posting(
            Text(form.Titre) ?? Unnamed, Code(form.Metier, CanonicalTitle.Other),
            new Employer(Text(form.Employeur) ?? Unnamed, form.Behind?.Structure, form.Behind?.Siret, Text(form.Service)),
            new Place(department ? known : DepartmentCode.Parse("75"), Text(form.Commune), Text(form.Precision)),
            Contract(), Hours(), Pay(), Code(form.Convention, CollectiveAgreement.NotStated),
            Text(form.Presentation), Lines(form.Missions, nameof(form.Missions)), Lines(form.Demande, nameof(form.Demande)), Lines(form.Souhaite, nameof(form.Souhaite)),
            Languages(), Code(form.Permis, Licence.NotStated), Code(form.Formation, TrainingPosition.NotStated), Code(form.Anciens, FormerClients.NotStated),
            new HowToApply(Set<WayToApply>(form.Facons), form.Tout && form.Facons.Count > 1, Text(form.PostulerNote)), Text(form.Revele),
            Set<PublicMet>(form.Publics), Text(form.PublicsNote), Set<Commitment>(form.Engagements), Start(),
            Whole(form.Postes, nameof(form.Postes), 1, PostingGuards.MostPositions, "Écrivez un nombre de postes, de 1 à 500."), Text(form.Perspectives), form.Behind?.Source);
        Texts(posting);
        return posting;
    }

    /// <summary>Null when nothing was left, which is a fault unless <paramref name="optional"/>.</summary>
    public ApplicationContact? Contact(bool optional)
    {
        var contact = new ApplicationContact(Text(form.ContactNom), Text(form.ContactCourriel), Text(form.ContactTelephone), Text(form.ContactLien), Text(form.ContactAdresse));
        if (contact is { Name: null, Email: null, Phone: null, Link: null, Address: null } && optional)
        {
            return null;
        }

        if (contact.Check() is { Detail: { } field })
        {
            faults.Add(OfferStepFields.Id(field), field switch
            {
                "contact" => "Laissez au moins une façon de vous joindre : courriel, téléphone, page ou adresse.",
                "contact.email" => "Cette adresse n’a pas la bonne forme : nom@exemple.fr.",
                "contact.phone" => "Ce numéro n’a pas la bonne forme : 06 12 34 56 78.",
                "contact.link" => "Ce lien doit commencer par https:// et mener à un site.",
                _ => $"Raccourcissez : {ApplicationContact.Longest} signes au plus.",
            });
        }

        return contact;
    }

    /// <summary>What the law refuses, beside the field that says it.</summary>
    public void Unlawful(IEnumerable<GateFinding> findings)
    {
        foreach (var finding in findings.Where(finding => finding.IsUnlawful))
        {
            var words = GateWords.Of(finding.Point);
            faults.Add(OfferStepFields.IdOf(finding), $"{words.Why} {words.Mend} ({finding.Rule.Source})");
        }
    }

    private void Texts(Posting posting)
    {
        foreach (var (field, text, most) in PostingTexts.Of(posting))
        {
            var id = OfferStepFields.Id(field);
            if (text.Length > most)
            {
                faults.Add(id, field.Contains('[') ? $"Une ligne est trop longue : {most} signes au plus, il y en a {text.Length}." : $"Raccourcissez : {most} signes au plus, il y en a {text.Length}.");
            }
            else if (!PlainText.IsSound(text, lines: field == PostingTexts.Summary))
            {
                faults.Add(id, "Ce texte contient des signes invisibles. Recopiez-le sans mise en forme.");
            }
            else if (Reach.HasAddress(text) || Reach.HasPhone(text) || Reach.HasLink(text))
            {
                faults.Add(id, "Un courriel, un téléphone ou un lien est écrit ici. Mettez-le à l’étape « Comment postuler » : il y est protégé, et effacé à la fin.");
            }
        }

        if (!faults.Any && PostingGuards.Check(posting) is { } wrong)
        {
            faults.Add(wrong.Detail is { } field ? OfferStepFields.Id(field) : "", wrong.Code == "posting-too-long" ? $"L’offre entière est trop longue : {PostingGuards.LongestWhole} signes au plus." : "Cette réponse ne convient pas.");
        }
    }

    private Contract Contract() => new(
        Code(form.Contrat, ContractKind.NotStated), Whole(form.Duree, nameof(form.Duree), 1, 120, "Écrivez une durée en mois, de 1 à 120."), Text(form.ContratNote));

    private Hours Hours()
    {
        var hours = Number(form.Heures, nameof(form.Heures), "Écrivez un nombre d’heures par semaine, par exemple 28 ou 17,5.");
        if (hours is <= 0 or > 48)
        {
            faults.Add(Id(nameof(form.Heures)), "Le nombre d’heures par semaine va de 1 à 48 : c’est la limite de la loi.");
            hours = null;
        }

        return new Hours(Code(form.Temps, WorkingTime.NotStated), hours, Text(form.Horaires));
    }

    private Pay Pay()
    {
        var from = Money(form.De, nameof(form.De));
        var to = Money(form.A, nameof(form.A));
        var basis = Code(form.Paie, PayBasis.NotStated);
        basis = basis == PayBasis.NotStated && from is not null ? PayBasis.Amount : basis;
        PayPeriod? period = Codes<PayPeriod>.TryParse(form.Periode, out var known) ? known : null;
        Need(basis != PayBasis.Amount || from is not null || !string.IsNullOrWhiteSpace(form.De), nameof(form.De), "Écrivez le montant brut, ou choisissez une autre réponse.");
        Need(from is null || period is not null, nameof(form.Periode), "Dites si ce montant est par heure, par mois ou par an.");
        Need(to is null || (from is { } low && to >= low), nameof(form.A), "Le second montant doit être plus grand que le premier.");
        var index = Whole(form.Indice, nameof(form.Indice), 1, 9999, "Écrivez un indice, de 1 à 9999.");
        if (from is null || period is null)
        {
            (from, to, period) = (null, null, null);
            basis = basis == PayBasis.Amount ? PayBasis.NotStated : basis;
        }

        return new Pay(basis, from, to is { } high && high >= from ? high : null, period, Text(form.Grille), index, Text(form.PaieNote));
    }

    private decimal? Money(string? text, string field)
    {
        var amount = Number(text, field, "Écrivez un montant en euros, par exemple 1 900 ou 12,50.");
        Need(amount is null or > 0 and <= PostingGuards.HighestPay, field, "Ce montant ne convient pas.");
        return amount is > 0 and <= PostingGuards.HighestPay ? amount : null;
    }

    private Start Start()
    {
        if (string.IsNullOrWhiteSpace(form.Debut))
        {
            return new Start(null, form.Vite);
        }

        var read = DateOnly.TryParseExact(form.Debut.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100;
        Need(read, nameof(form.Debut), "Écrivez la date en jour, mois, année : 31/01/2027.");
        return new Start(read ? day : null, form.Vite);
    }

    private ImmutableArray<LanguageAsked> Languages() =>
    [
        .. form.Langues.Take(PostingGuards.MostLines).Where(row => row.Code is { Length: 2 or 3 } code && code.All(char.IsAsciiLetterLower)).DistinctBy(row => row.Code)
            .Select(row => new LanguageAsked(row.Code!, Code(row.Regle, LanguageRule.Required), Codes<LanguageLevel>.TryParse(row.Niveau, out var level) ? level : null)),
    ];

    /// <summary>One thing a line; the marks that people put before their lines are theirs, not the text's.</summary>
    private ImmutableArray<string> Lines(string? text, string field)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().TrimStart('-', '•', '*', '–', '·').Trim()).Where(line => line.Length > 0).ToList();
        Need(lines.Count <= PostingGuards.MostLines, field, $"{PostingGuards.MostLines} lignes au plus.");
        return [.. lines.Take(PostingGuards.MostLines)];
    }

    private int? Whole(string? text, string field, int least, int most, string message)
    {
        var number = Number(text, field, message);
        var fits = number is null || (number == decimal.Truncate(number.Value) && number >= least && number <= most);
        Need(fits, field, message);
        return fits && number is { } value ? (int)value : null;
    }

    private decimal? Number(string? text, string field, string message)
    {
        var read = Numbers.TryRead(text, out var value) && (value is null || value.Value.Scale <= 2);
        Need(read, field, message);
        return read ? value : null;
    }

    private void Need(bool holds, string field, string message)
    {
        if (!holds && faults.Of(Id(field)).Message is null)
        {
            faults.Add(Id(field), message);
        }
    }

    private static string Id(string field) => $"Form_{field}";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    private static T Code<T>(string? text, T otherwise) where T : struct, Enum => Codes<T>.TryParse(text, out var code) ? code : otherwise;

    private static ImmutableArray<T> Set<T>(IEnumerable<string> codes) where T : struct, Enum =>
        [.. codes.Where(code => Codes<T>.TryParse(code, out _)).Select(Codes<T>.Parse).Distinct().Order()];
}
