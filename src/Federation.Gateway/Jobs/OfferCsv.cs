using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Gateway.Jobs;

/// <summary>
/// A page of a search as CSV (RFC 4180): commas, UTF-8, one header line, one line per offer. Codes stand beside words where both are of use: a
/// code does not change, words may. Several values in one cell are parted by " | ". Instants are UTC, days are those of Paris, numbers have a point.
/// A cell never holds a formula: <see cref="CsvCells"/>.
/// </summary>
public static class OfferCsv
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";
    public const int MostRows = 500;

    private static readonly (string Header, Func<PublishedOffer, OfferSite, string> Cell)[] Columns =
    [
        ("id", (offer, _) => offer.Id.ToString()),
        ("adresse", (offer, site) => site.Offer(offer.Id)),
        ("titre", Of(OfferLines.Title)),
        ("titre_courant", Of(posting => CanonicalTitles.Of(posting.Canonical).Lemma)),
        ("code_rome", Of(posting => CanonicalTitles.Of(posting.Canonical).Rome)),
        ("employeur", Of(OfferLines.Employer)),
        ("siret", Of(posting => Domain.Structures.StructureGuards.IsSiret(posting.Employer.Siret) ? posting.Employer.Siret : null)),
        ("etablissement", Of(OfferLines.Workplace)),
        ("region", Of(posting => OfferLines.Department(posting) is { } department ? Regions.Of(department.Region).Name : null)),
        ("departement_code", Of(posting => posting.Place.Department.ToString())),
        ("departement", Of(posting => OfferLines.Department(posting)?.Name)),
        ("commune", Of(OfferLines.Commune)),
        ("lieu", Of(posting => Inert.Line(posting.Place.Detail, PostingGuards.LongestLine))),
        ("contrat_code", Of(posting => Codes<ContractKind>.Of(posting.Contract.Kind))),
        ("contrat", Of(OfferLines.Contract)),
        ("contrat_mois", Of(posting => Number(posting.Contract.Months))),
        ("temps_code", Of(posting => Codes<WorkingTime>.Of(posting.Hours.Time))),
        ("temps", Of(OfferLines.Hours)),
        ("heures_par_semaine", Of(posting => Number(posting.Hours.PerWeek))),
        ("remuneration_code", Of(posting => Codes<PayBasis>.Of(posting.Pay.Basis))),
        ("remuneration", Of(OfferLines.Pay)),
        ("salaire_brut_min", Of(posting => Number(posting.Pay.From))),
        ("salaire_brut_max", Of(posting => Number(posting.Pay.To))),
        ("salaire_periode", Of(posting => posting.Pay.Period is { } period ? Codes<PayPeriod>.Of(period) : null)),
        ("convention_code", Of(posting => Codes<CollectiveAgreement>.Of(posting.Agreement))),
        ("formation_code", Of(posting => Codes<TrainingPosition>.Of(posting.Training))),
        ("anciennes_personnes_accompagnees_code", Of(posting => Codes<FormerClients>.Of(posting.FormerClients))),
        ("permis_code", Of(posting => Codes<Licence>.Of(posting.Licence))),
        ("langues", Of(posting => Joined(OfferLines.LanguagesAsked(posting)))),
        ("langues_appreciees", Of(posting => Joined(OfferLines.LanguagesDesired(posting)))),
        ("publics", Of(posting => Joined(Set(posting.Publics).Select(OfferWords.Of)))),
        ("presentation", Of(posting => Inert.Line(posting.Summary, PostingGuards.LongestSummary))),
        ("missions", Of(posting => Joined(OfferLines.Listed(posting.Missions)))),
        ("demande", Of(posting => Joined(OfferLines.Listed(posting.Required)))),
        ("apprecie", Of(posting => Joined(OfferLines.Listed(posting.Desired)))),
        ("cadre", Of(posting => Joined(Set(posting.Commitments).Select(OfferWords.Of)))),
        ("candidature", Of(posting => Joined(Set(posting.Apply.Ways).Select(OfferWords.Of)))),
        ("candidature_precisions", Of(posting => Inert.Line(posting.Apply.Note, PostingGuards.LongestLine))),
        ("candidature_dira", Of(posting => Inert.Line(posting.Reveals, PostingGuards.LongestLine))),
        ("et_apres", Of(posting => Inert.Line(posting.Prospects, PostingGuards.LongestLine))),
        ("postes", Of(posting => Number(posting.Positions))),
        ("debut", Of(posting => posting.Start.On is { } on ? Day(on) : posting.Start.AtOnce ? "dès que possible" : null)),
        ("publiee_le", (offer, _) => Day(ParisTime.DateOf(offer.PublishedAt))),
        ("modifiee_a", (offer, _) => FeedEntries.Instant(offer.ChangedAt)),
        ("jusqu_a", (offer, _) => FeedEntries.Instant(offer.Until)),
        ("plateformes", (offer, _) => Joined([offer.Hub.ToString(), .. Set(offer.AlsoBy).Select(hub => hub.ToString())])),
    ];

    public static IEnumerable<string> Headers => Columns.Select(column => column.Header);

    /// <param name="mark">Begins with the mark of byte order, without which some spreadsheets do not read UTF-8.</param>
    public static ReadOnlyMemory<byte> Write(OfferPage page, OfferSite site, bool mark)
    {
        var csv = new StringBuilder(16 * 1024);
        csv.Append(mark ? "\uFEFF" : "").AppendJoin(CsvCells.Separator, Headers).Append(CsvCells.EndOfLine);
        foreach (var offer in Set(page.Offers).Take(MostRows))
        {
            for (var i = 0; i < Columns.Length; i++)
            {
                csv.Append(i == 0 ? "" : ",");
                CsvCells.Append(csv, Columns[i].Cell(offer, site));
            }

            csv.Append(CsvCells.EndOfLine);
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static Func<PublishedOffer, OfferSite, string> Of(Func<Posting, string?> cell) => (offer, _) => cell(offer.Posting) ?? "";

    private static string Joined(IEnumerable<string> values) => string.Join(" | ", values);

    private static string? Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<T> Set<T>(ImmutableArray<T> values) => values.IsDefault ? [] : values;
}
