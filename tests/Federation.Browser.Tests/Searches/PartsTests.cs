using Federation.Web.Searches;

namespace Federation.Searches;

/// <summary>The parts of the page that are pure.</summary>
public sealed class PartsTests
{
    [Theory]
    [InlineData("Pair-aidante", "pair", "[Pair]-aidante")]
    [InlineData("Impair et pair", "pair", "Impair et [pair]")]
    [InlineData("Médiateur de santé pair", "médiateur de santé pair|santé", "[Médiateur de santé pair]")]
    [InlineData("pair pair", "pair", "[pair] [pair]")]
    [InlineData("<b>pair</b>", "pair", "<b>[pair]</b>")]
    [InlineData("pair·e·s", "pair·e·s", "[pair·e·s]")]
    [InlineData("rien", "", "rien")]
    public void Whole_words_are_marked_and_nothing_is_lost(string text, string asked, string marked) =>
        Assert.Equal(marked, string.Concat(MarkedText.Of(text, asked.Split('|')).Select(part => part.IsMarked ? $"[{part.Text}]" : part.Text)));

    [Theory]
    [InlineData("69", "departement", "69")]
    [InlineData("1", "departement", "01")]
    [InlineData("2a", "departement", "2A")]
    [InlineData("RHONE", "departement", "69")]
    [InlineData("69 - Rhône", "departement", "69")]
    [InlineData("auvergne rhone alpes", "region", "84")]
    [InlineData("Bretagne (région)", "region", "53")]
    [InlineData("La Réunion", "departement", "974")]
    [InlineData("finis", "departement", "29")]
    public void A_place_is_known_as_people_type_it(string typed, string field, string code) => Assert.Equal((field, code), PlaceNames.Find(typed));

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("haute")]
    [InlineData("Grenoble")]
    [InlineData("é\u0301\u202E<>")]
    public void What_is_no_place_or_several_is_none(string typed) => Assert.Null(PlaceNames.Find(typed));

    [Fact]
    public void Every_place_that_is_proposed_is_understood() => Assert.All(PlaceNames.All, place => Assert.NotNull(PlaceNames.Find(place)));

    [Fact]
    public void The_steps_of_the_map_cover_every_number_once()
    {
        for (var highest = 0; highest < 2_000; highest++)
        {
            var bounds = OfferMap.Bounds(highest);
            Assert.InRange(bounds.Count, 0, 4);
            Assert.Equal(highest, bounds.Sum(bound => bound.To - bound.From + 1));
            Assert.All(bounds.Zip(bounds.Skip(1)), pair => Assert.Equal(pair.First.To + 1, pair.Second.From));
        }
    }

    [Fact]
    public void The_way_back_is_short_and_ends_where_it_began()
    {
        var trail = SearchTrail.Empty.Beyond(null);
        Assert.True(trail.IsEmpty);
        for (var page = 0; page < 50; page++)
        {
            trail = trail.Beyond($"p{page}");
            Assert.InRange(trail.Places.Length, 1, 6);
            Assert.Equal(trail.ToString(), SearchTrail.Read(trail.ToString()).ToString());
        }

        Assert.Equal("p49", trail.Last);
        Assert.Equal("p48", trail.Back.Last);
    }

    [Fact]
    public void Any_address_is_read_without_a_fault()
    {
        var random = new Random(7);
        string[] names = ["mots", "contrat", "departement", "autour", "apres", "avant", "lieu", "plateforme", "tri", "salaire", "depuis", "", "x"];
        const string signs = "%+&=?é<>\"'\u202E\uD83D\uDE00abc019-._";
        for (var i = 0; i < 20_000; i++)
        {
            var query = string.Join('&', Enumerable.Range(0, random.Next(6)).Select(_ => $"{names[random.Next(names.Length)]}={new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => signs[random.Next(signs.Length)])])}"));
            var asked = AskedSearch.Read(query);
            if (asked.Place is { } place)
            {
                PlaceNames.Find(place);
            }

            Assert.NotNull(SearchWords.Title(asked.Search, 3, hub => hub.ToString()));
        }
    }
}
