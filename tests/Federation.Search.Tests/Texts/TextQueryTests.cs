using Federation.Search.Texts;

namespace Federation.Search.Tests.Texts;

public sealed class TextQueryTests
{
    private static readonly ReadText Course = ReadText.Of([("Devenir médiateur·rice de santé-pair·e", 8), ("Écoute bienveillante, réduction des risques", 2), (null, 2), ("Université d’Angers", 4)]);

    [Theory]
    [InlineData("mediatrices de sante paires")]
    [InlineData("Écoute")]
    [InlineData("ecoutes bienveillantes")]
    [InlineData("réduction des risques angers")]
    [InlineData("univercité")]
    [InlineData("devenir médiateur.rice")]
    public void Any_spelling_finds_it(string words) => Assert.True(TextQuery.Read(words).Rank(Course) > 0);

    [Theory]
    [InlineData("logement")]
    [InlineData("écoute logement")]
    [InlineData("brest")]
    public void Every_word_must_be_met(string words) => Assert.Null(TextQuery.Read(words).Rank(Course));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  · ")]
    public void Nothing_asked_is_met_by_everything(string? words)
    {
        Assert.True(TextQuery.Read(words).IsEmpty);
        Assert.Equal(0, TextQuery.Read(words).Rank(Course));
    }

    [Fact]
    public void A_title_counts_more_than_what_is_said_below_it()
    {
        var query = TextQuery.Read("écoute");
        Assert.True(query.Rank(ReadText.Of([("L’écoute", 8)])) > query.Rank(Course));
    }

    [Fact]
    public void A_paste_is_read_no_further_than_its_beginning()
    {
        var paste = string.Concat(Enumerable.Repeat("écoute, ", 100_000));
        Assert.True(TextQuery.Read(paste).Rank(Course) > 0);
        Assert.Null(TextQuery.Read(paste).Rank(ReadText.Of([])));
    }
}
