using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Gateway.Jobs;

/// <summary>What an offer says, a line at a time, inert. Each part has its words even when the offer does not say it: silence is shown as silence.</summary>
public static class OfferLines
{
    /// <summary>An example says so first, in every format: nobody applies to it.</summary>
    public static string Title(Posting posting)
    {
        var title = Inert.Line(posting.Title, PostingGuards.LongestTitle) is { Length: > 0 } words ? words : "Offre d’emploi";
        return posting.Source is null ? title : $"Exemple : {title}";
    }

    public static string Employer(Posting posting) => Inert.Line(posting.Employer.Name, PostingGuards.LongestName) is { Length: > 0 } name ? name : "Employeur non indiqué";

    public static string Workplace(Posting posting) => Inert.Line(posting.Employer.Workplace, PostingGuards.LongestName);

    public static string Commune(Posting posting) => Inert.Line(posting.Place.Commune, PostingGuards.LongestName);

    public static Department? Department(Posting posting) => posting.Place.Department == default ? null : Departments.Of(posting.Place.Department);

    /// <summary>"Grenoble (Isère)", "Isère"; "Paris", which is both.</summary>
    public static string Where(Posting posting) => (Commune(posting), Department(posting)?.Name) switch
    {
        ("", null) => "lieu non indiqué",
        ("", var department) => department,
        (var commune, null) => commune,
        var (commune, department) when commune == department => commune,
        var (commune, department) => $"{commune} ({department})",
    };

    /// <summary>"CDD de 6 mois, renouvelable jusqu’à 24 mois".</summary>
    public static string Contract(Posting posting)
    {
        var contract = posting.Contract;
        var length = contract.Months is { } months ? $" de {months} mois" : "";
        return Noted(OfferWords.Of(contract.Kind) + length, contract.Note);
    }

    /// <summary>"temps partiel, 26 h par semaine, du lundi au vendredi".</summary>
    public static string Hours(Posting posting)
    {
        var hours = posting.Hours;
        var week = hours.PerWeek is { } perWeek ? $"{OfferWords.Number(perWeek)} h par semaine" : "";
        var time = hours.Time == WorkingTime.NotStated && week.Length > 0 ? week : week.Length > 0 ? $"{OfferWords.Of(hours.Time)}, {week}" : OfferWords.Of(hours.Time);
        return Noted(time, hours.Schedule);
    }

    /// <summary>"2 000 € à 2 200 € brut par mois, groupe 4", "SMIC", "selon la grille : agent social, indice 378".</summary>
    public static string Pay(Posting posting)
    {
        var pay = posting.Pay;
        var scale = Inert.Line(pay.Scale, PostingGuards.LongestName);
        var index = pay.Index is { } number ? $"indice {number}" : "";
        var amount = Amount(pay);
        var detail = string.Join(", ", new[] { amount, scale, index }.Where(part => part.Length > 0));
        var basis = pay.Basis == PayBasis.Amount && amount.Length > 0 ? "" : OfferWords.Of(pay.Basis);
        var stated = basis.Length == 0 ? detail : detail.Length == 0 ? basis : $"{basis} : {detail}";
        return Noted(stated, pay.Note);
    }

    public static IEnumerable<string> Listed(ImmutableArray<string> lines) =>
        lines.IsDefault ? [] : lines.Take(PostingGuards.MostLines).Select(line => Inert.Line(line, PostingGuards.LongestLine)).Where(line => line.Length > 0);

    /// <summary>"français (B1)", "au moins une de ces langues : dari, pachto".</summary>
    public static IEnumerable<string> LanguagesAsked(Posting posting)
    {
        foreach (var language in Languages(posting, LanguageRule.Required))
        {
            yield return language;
        }

        var either = string.Join(", ", Languages(posting, LanguageRule.OneOf));
        if (either.Length > 0)
        {
            yield return $"au moins une de ces langues : {either}";
        }
    }

    public static IEnumerable<string> LanguagesDesired(Posting posting) => Languages(posting, LanguageRule.Desired);

    /// <summary>"à partir du mardi 1er septembre 2026", "dès que possible"; null when not stated.</summary>
    public static string? Start(Posting posting) => posting.Start switch
    {
        // Beside another year, a day is written with its own.
        { On: { } on } => $"à partir du {FrenchDates.Day(on, DateOnly.MinValue)}",
        { AtOnce: true } => "dès que possible",
        _ => null,
    };

    /// <summary>In one line without a word on anybody's life: what a list of feeds, seen by others, may show.</summary>
    public static string Short(Posting posting) => string.Join(" · ", Employer(posting), Where(posting), Contract(posting), Hours(posting), Pay(posting));

    private static string Amount(Pay pay) => (pay.From, pay.To, pay.Period) switch
    {
        ({ } from, { } to, { } period) when to != from => $"{OfferWords.Euros(from)} à {OfferWords.Euros(to)} brut {OfferWords.Of(period)}",
        ({ } from, _, { } period) => $"{OfferWords.Euros(from)} brut {OfferWords.Of(period)}",
        _ => "",
    };

    private static IEnumerable<string> Languages(Posting posting, LanguageRule rule) => (posting.Languages.IsDefault ? [] : posting.Languages).Take(PostingGuards.MostLines)
        .Where(asked => asked.Rule == rule)
        .Select(asked => OfferWords.Language(asked.Language) + (asked.Level is { } level ? $" ({level})" : ""));

    private static string Noted(string stated, string? note) => Inert.Line(note, PostingGuards.LongestLine) is { Length: > 0 } words ? $"{stated}, {words}" : stated;
}
