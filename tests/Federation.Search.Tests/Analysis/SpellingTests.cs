using Federation.Domain.Jobs;
using Federation.Search.Index;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Search.Tests.Offers;

namespace Federation.Search.Tests.Analysis;

public sealed class SpellingTests(ITestOutputHelper output)
{
    private const int FormsOfTheVocabulary = 370;
    private const int LeastPairs = 300;
    private const int LeastApart = 100;

    private static readonly OfferReader Reader = new();

    [Fact]
    public void A_search_in_any_form_of_the_vocabulary_finds_offers_in_every_other_form()
    {
        var missed = new List<string>();
        var pairs = 0;
        foreach (var forms in Table.Rows("forms.tsv"))
        {
            var offers = forms.Select(form => (Form: form, Title: Read(form), Text: Read("X", $"Nous recrutons : {form} ; poste ouvert."))).ToList();
            foreach (var query in forms.Select(form => (Form: form, Asked: Query.Read(new Criteria(form)))))
            {
                foreach (var offer in offers)
                {
                    pairs++;
                    if (!query.Asked.Matches(offer.Title) || !query.Asked.Matches(offer.Text))
                    {
                        missed.Add($"{query.Form} -> {offer.Form}");
                    }
                }
            }
        }

        output.WriteLine($"recall {1 - ((double)missed.Count / pairs):F4} of {pairs} pairs of a search and an offer");
        Assert.InRange(pairs, LeastPairs, int.MaxValue);
        None(missed);
    }

    /// <summary>Offers in every form at once, as a node holds them, and every page turned: what the index finds, not only what one offer answers.</summary>
    [Fact]
    public void An_index_of_offers_in_all_forms_finds_for_each_form_all_offers_of_its_name()
    {
        var lines = Table.Rows("forms.tsv");
        var offers = lines.SelectMany((forms, line) => forms.Select(form => (Line: line, Form: form))).Select((one, seed) => (one.Line, one.Form, Offer: TestOffers.Titled(one.Form, seed: seed + 1))).ToList();
        var index = new OfferIndex();
        index.Rebuild(offers.Select(one => one.Offer));
        var (pairs, missed) = (0, new List<string>());
        foreach (var asked in offers)
        {
            var found = All(index.Snapshot, asked.Form);
            var wanted = offers.Where(one => one.Line == asked.Line).ToList();
            pairs += wanted.Count;
            missed.AddRange(wanted.Where(one => !found.Contains(one.Offer.Id)).Select(one => $"{asked.Form} -> {one.Form}"));
        }

        output.WriteLine($"recall {1 - ((double)missed.Count / pairs):F4} of {pairs} pairs, {offers.Count} forms");
        Assert.InRange(offers.DistinctBy(one => one.Form).Count(), FormsOfTheVocabulary, int.MaxValue);
        Assert.InRange(pairs, LeastPairs, int.MaxValue);
        None(missed);
    }

    [Fact]
    public void An_index_finds_for_no_search_the_offer_that_it_must_not_meet()
    {
        var offers = Table.Rows("apart.tsv").Select((row, seed) => (Words: row[0], Text: row[1], Offer: TestOffers.Titled(row[1], seed: seed + 1))).ToList();
        var index = new OfferIndex();
        index.Rebuild(offers.Select(one => one.Offer));
        var wrong = offers.Where(one => All(index.Snapshot, one.Words).Contains(one.Offer.Id)).Select(one => $"{one.Words} -> {one.Text}").ToList();
        output.WriteLine($"precision {1 - ((double)wrong.Count / offers.Count):F4} of {offers.Count} pairs that must not meet");
        Assert.InRange(offers.DistinctBy(one => (one.Words, one.Text)).Count(), LeastApart, int.MaxValue);
        None(wrong);
    }

    [Theory]
    [InlineData("upper case")]
    [InlineData("no accents")]
    [InlineData("middle dots")]
    [InlineData("curly apostrophes")]
    [InlineData("decomposed accents")]
    public void A_form_written_otherwise_still_finds_its_name(string how)
    {
        string Rewrite(string form) => how switch
        {
            "upper case" => form.ToUpperInvariant(),
            "no accents" => Plain(form),
            "middle dots" => form.Replace('.', '·'),
            "curly apostrophes" => form.Replace('\'', '’'),
            _ => form.Normalize(System.Text.NormalizationForm.FormD),
        };

        foreach (var forms in Table.Rows("forms.tsv"))
        {
            var name = Read(forms[0]);
            Assert.All(forms, form => Assert.True(Query.Read(new Criteria(Rewrite(form))).Matches(name), $"{Rewrite(form)} -> {forms[0]}"));
        }
    }

    [Fact]
    public void Searches_find_what_they_mean()
    {
        var rows = Table.Rows("meets.tsv");
        Assert.InRange(rows.Count, 120, int.MaxValue);
        None(rows.Where(row => !Meets(row[0], row[1])).Select(row => $"{row[0]} -> {row[1]}"));
    }

    [Fact]
    public void Searches_do_not_find_what_they_do_not_mean()
    {
        var rows = Table.Rows("apart.tsv");
        Assert.InRange(rows.Count, LeastApart, int.MaxValue);
        None(rows.Where(row => Meets(row[0], row[1])).Select(row => $"{row[0]} -> {row[1]}"));
    }

    private static HashSet<OfferId> All(OfferSnapshot snapshot, string words)
    {
        var found = new HashSet<OfferId>();
        var request = new SearchRequest(Query.Read(new Criteria(words)), TestOffers.Monday, Most: SearchRequest.LongestPage);
        for (SearchCursor? after = null; ;)
        {
            var page = snapshot.Search(request with { After = after });
            found.UnionWith(page.Hits.Select(hit => hit.Id));
            if (page.Next is null)
            {
                Assert.Equal(page.Total, found.Count);
                return found;
            }

            after = page.Next;
        }
    }

    private static bool Meets(string words, string text)
    {
        var query = Query.Read(new Criteria(words));
        return query.Matches(Read(text));
    }

    /// <summary>All of them in the message: a list cut short hides which rule is wrong.</summary>
    private static void None(IEnumerable<string> wrong)
    {
        var all = string.Join('\n', wrong);
        Assert.True(all.Length == 0, all);
    }

    private static AnalysedOffer Read(string title, string? summary = null) => Reader.Read(TestOffers.Titled(title, summary));

    private static string Plain(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark));
}
