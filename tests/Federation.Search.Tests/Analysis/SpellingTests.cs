using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Tests.Offers;

namespace Federation.Search.Tests.Analysis;

public sealed class SpellingTests
{
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

        Assert.InRange(pairs, 1000, int.MaxValue);
        None(missed);
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
        Assert.InRange(rows.Count, 120, int.MaxValue);
        None(rows.Where(row => Meets(row[0], row[1])).Select(row => $"{row[0]} -> {row[1]}"));
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
