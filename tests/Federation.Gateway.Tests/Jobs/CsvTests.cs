using System.Text;
using System.Text.Json;
using Federation.Domain.Jobs;
using Federation.Gateway.Tests.Peers;

namespace Federation.Gateway.Tests.Jobs;

public sealed class CsvTests
{
    private const string Signs = "=+-@\t\r＝＋－＠";

    [Fact]
    public async Task A_row_holds_what_the_offer_says_in_codes_and_in_words()
    {
        var offer = Offers.Of(Offers.Whole);
        var row = Assert.Single(await Records([offer]));
        Assert.Equal(OfferCsv.Headers, row.EnumerateObject().Select(cell => cell.Name));
        foreach (var (header, cell) in new[]
        {
            ("id", offer.Id.ToString()), ("adresse", Offers.Site.Offer(offer.Id)), ("titre", Offers.Whole.Title), ("titre_courant", "médiateur de santé pair"), ("code_rome", "K1220"),
            ("employeur", "Centre hospitalier exemple"), ("siret", "73282932000074"), ("region", "Auvergne-Rhône-Alpes"), ("departement_code", "38"), ("departement", "Isère"), ("commune", "Grenoble"),
            ("contrat_code", "cdd"), ("contrat", "CDD de 12 mois, renouvelable une fois"), ("contrat_mois", "12"), ("temps_code", "part"), ("heures_par_semaine", "17.5"),
            ("remuneration_code", "amount"), ("salaire_brut_min", "1100"), ("salaire_brut_max", "1250.5"), ("salaire_periode", "month"), ("convention_code", "ccn51"), ("formation_code", "to-follow-in-post"),
            ("missions", "Soutenir les locataires à partir de son propre parcours | Éclairer l’équipe sur des situations peu visibles"), ("candidature", "à l’oral | CV"),
            ("postes", "2"), ("debut", "2026-09-01"), ("publiee_le", "2026-03-02"), ("modifiee_a", "2026-03-02T13:00:00.000Z"), ("jusqu_a", "2026-05-01T08:00:00.000Z"), ("plateformes", "aura | bretagne"),
        })
        {
            Assert.Equal((header, cell), (header, row.GetProperty(header).GetString()));
        }
    }

    [Fact]
    public async Task What_is_not_said_is_an_empty_cell_and_every_row_has_every_cell()
    {
        var rows = await Records(Offers.Of(Offers.All));
        Assert.Equal(Offers.All.Count, rows.Count);
        Assert.Equal(("", "", ""), (Cell(rows[1], "commune"), Cell(rows[1], "salaire_brut_min"), Cell(rows[1], "missions")));
    }

    [Fact]
    public void Lines_end_as_the_RFC_says_and_the_mark_stands_only_where_it_is_asked_for()
    {
        var (plain, marked) = (Bytes(Offers.Page(Offers.Of([Offers.Bare]))), OfferCsv.Write(Offers.Page(Offers.Of([Offers.Bare])), Offers.Site, mark: true).ToArray());
        Assert.Equal("id,"u8.ToArray(), plain[..3]);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. plain], marked);
        Assert.EndsWith("\r\n", Encoding.UTF8.GetString(plain));
        Assert.Equal(2, plain.Count(b => b == '\n'));
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_made_inert()
    {
        (string Text, string Cell)[] cells =
        [
            ("=1+1", "'=1+1"), ("+33", "'+33"), ("- 3 jours", "'- 3 jours"), ("@SUM(1)", "'@SUM(1)"), ("＝1", "'＝1"), ("\"=1\"", "\"'=1\""), ("deux jours ; =1", "deux jours ; '=1"),
            ("deux jours;\"=1\"", "deux jours;\"'=1\""), ("médiateur-rice, 1 + 1 = 2", "médiateur-rice, 1 + 1 = 2"),
        ];
        var rows = await Records(Offers.Of(cells.Select(cell => Offers.Bare with { Title = cell.Text })));
        Assert.Equal(cells.Select(cell => cell.Cell), rows.Select(row => Cell(row, "titre")));
    }

    [Fact]
    public async Task Whatever_the_texts_are_rows_keep_their_cells_and_none_begins_a_formula()
    {
        var offers = Offers.Of(Enumerable.Range(0, 400).Select(seed => HostileTexts.Posting(Seeds.Of(seed))));
        var answer = Assert.Single(await NodePeer.Ask("csv.mjs", Text(Offers.Page(offers))));
        var records = answer.GetProperty("records").EnumerateArray().ToList();
        Assert.Equal(offers.Length, records.Count);
        Assert.All(records, record => Assert.Equal(OfferCsv.Headers.Count(), record.EnumerateObject().Count()));
        Assert.All(records.SelectMany(record => record.EnumerateObject()), cell => AssertInert(cell.Value.GetString()!));
        Assert.All(answer.GetProperty("elsewhere").Texts(), AssertInert);
        for (var i = 0; i < offers.Length; i++)
        {
            Assert.Equal(OfferLines.Title(offers[i].Posting).Replace("'", ""), Cell(records[i], "titre").Replace("'", ""));
        }
    }

    [Fact]
    public void A_file_is_cut_at_its_number_of_rows() =>
        Assert.Equal(OfferCsv.MostRows + 1, Bytes(Offers.Page(Offers.Of(Enumerable.Repeat(Offers.Bare, OfferCsv.MostRows + 100)))).Count(b => b == '\n'));

    private static void AssertInert(string cell)
    {
        var first = cell.AsSpan().TrimStart(" \"");
        Assert.False(first.Length > 0 && Signs.Contains(first[0]), cell);
    }

    private static async Task<IReadOnlyList<JsonElement>> Records(IEnumerable<PublishedOffer> offers) =>
        [.. Assert.Single(await NodePeer.Ask("csv.mjs", Text(Offers.Page(offers)))).GetProperty("records").EnumerateArray()];

    private static string Cell(JsonElement record, string header) => record.GetProperty(header).GetString()!;

    private static string Text(OfferPage page) => new UTF8Encoding(false, true).GetString(Bytes(page));

    private static byte[] Bytes(OfferPage page) => OfferCsv.Write(page, Offers.Site, mark: false).ToArray();
}
