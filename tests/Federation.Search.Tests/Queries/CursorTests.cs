using Federation.Domain.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Search.Tests.Offers;
using Federation.Testing;

namespace Federation.Search.Tests.Queries;

public sealed class CursorTests
{
    private static readonly Query TwoWords = Query.Read(new Criteria("maraude nuit"));

    private static readonly SearchCursor Some = new(120, 1_770_000_000_123, OfferId.Of(Seeds.Of(1).NextGuid(TestOffers.Monday)), TestOffers.Aura, [3, 15]);

    [Fact]
    public void A_cursor_reads_back_as_written_and_fits_a_url()
    {
        var text = Some.ToString();
        Assert.Matches("^[A-Za-z0-9_-]+$", text);
        Assert.True(SearchCursor.TryParse(text, TwoWords, SearchOrder.Relevance, out var cursor));
        Assert.Equal(Some, cursor);
    }

    [Fact]
    public void A_cursor_of_other_words_or_of_another_order_is_refused()
    {
        Assert.False(SearchCursor.TryParse(Some.ToString(), Query.Read(new Criteria("maraude")), SearchOrder.Relevance, out _));
        Assert.False(SearchCursor.TryParse(Some.ToString(), TwoWords, SearchOrder.Date, out _));
        Assert.False(SearchCursor.TryParse((Some with { Weights = [0, 1] }).ToString(), TwoWords, SearchOrder.Relevance, out _));
        Assert.False(SearchCursor.TryParse((Some with { Weights = [1, 16] }).ToString(), TwoWords, SearchOrder.Relevance, out _));
        Assert.False(SearchCursor.TryParse((Some with { Score = 1 << 14 }).ToString(), TwoWords, SearchOrder.Relevance, out _));
    }

    [Fact]
    public void A_spoilt_cursor_is_refused_or_is_another_place_and_never_an_error()
    {
        var random = Seeds.Of(2);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Some.ToString().ToCharArray();
            for (var spoils = random.Next(1, 6); spoils > 0; spoils--)
            {
                text[random.Next(text.Length)] = (char)random.Next(random.Chance(0.9) ? 128 : 0x10000);
            }

            SearchCursor.TryParse(new string(text, 0, random.Next(text.Length + 1)), TwoWords, SearchOrder.Relevance, out _);
        }

        Assert.False(SearchCursor.TryParse(null, TwoWords, SearchOrder.Relevance, out _));
        Assert.False(SearchCursor.TryParse("", TwoWords, SearchOrder.Relevance, out _));
        Assert.False(SearchCursor.TryParse(new string('A', 100_000), TwoWords, SearchOrder.Relevance, out _));
    }
}
