using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Search.Tests.Queries;

public sealed class OfferSearchTests
{
    private const int Seeds = 5_000;

    [Theory]
    [InlineData("", "")]
    [InlineData("?mots=&contrat=&salaire=&tri=pertinence", "")]
    [InlineData("contrat=cdi&mots=m%C3%A9diateur+pair&utm_source=lettre", "mots=m%C3%A9diateur%20pair&contrat=cdi")]
    [InlineData("departement=69&departement=01&departement=69&autour=1", "departement=01&departement=69&autour=1")]
    [InlineData("autour=2", "")]
    [InlineData("un-mot=1", "")]
    [InlineData("salaire=1%E2%80%AF900%2C50+%E2%82%AC", "salaire=1900.5")]
    [InlineData("apres=abc&tri=date&depuis=7", "depuis=7&tri=date")]
    [InlineData("plateforme=bretagne&publiee-par=aura", "publiee-par=aura&plateforme=bretagne")]
    public void A_search_has_one_text(string asked, string text)
    {
        var search = OfferSearch.Read(asked, out var understood);
        Assert.True(understood);
        Assert.Equal(text, search.ToString());
    }

    [Theory]
    [InlineData("contrat=cdx")]
    [InlineData("departement=99")]
    [InlineData("autour=4")]
    [InlineData("salaire=-1")]
    [InlineData("salaire=1e9")]
    [InlineData("depuis=0")]
    [InlineData("depuis=366")]
    [InlineData("tri=hasard")]
    [InlineData("temps=full&temps=3")]
    public void What_is_not_understood_is_said_and_the_rest_is_kept(string asked)
    {
        var search = OfferSearch.Read(asked + "&mots=pair", out var understood);
        Assert.False(understood);
        Assert.Equal("pair", search.Criteria.Words);
    }

    [Fact]
    public void A_text_that_is_too_long_asks_nothing()
    {
        Assert.Equal(OfferSearch.All, OfferSearch.Read("mots=" + new string('a', OfferSearch.Longest), out var understood));
        Assert.False(understood);
        OfferSearch.Read("mots=" + new string('a', OfferSearch.LongestWords + 1), out understood);
        Assert.False(understood);
    }

    [Fact]
    public void Any_search_reads_back_from_its_text()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var search = Some(new Random(seed));
            var read = OfferSearch.Read(search.Here, out var understood);
            Assert.True(understood, search.Here);
            Assert.Equal(search.Here, read.Here);
            Assert.Equal(search.Saved, OfferSearch.Read(search.Saved, out _).Here);
        }
    }

    [Fact]
    public void Bytes_of_any_kind_are_read_without_a_fault()
    {
        const string bricks = "motsdepartementcontrat=&%+?#\u0000\u202e\ud800é69cdi.,-_";
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var text = string.Create(random.Next(0, 120), random, (span, dice) => { foreach (ref var letter in span) { letter = bricks[dice.Next(bricks.Length)]; } });
            var read = OfferSearch.Read(text, out _);
            Assert.Equal(read.ToString(), OfferSearch.Read(read.ToString(), out _).ToString());
        }
    }

    [Theory]
    [InlineData("2026-11-21T23:59:00+01:00", "2026-11-20T00:00:00+01:00")]
    // Another day in Paris while it is still the day before in Greenwich.
    [InlineData("2026-11-22T00:30:00+01:00", "2026-11-21T00:00:00+01:00")]
    [InlineData("2026-03-29T23:59:00+02:00", "2026-03-28T00:00:00+01:00")]
    [InlineData("2026-03-30T00:30:00+02:00", "2026-03-29T00:00:00+01:00")]
    [InlineData("2026-10-26T00:30:00+01:00", "2026-10-25T00:00:00+02:00")]
    public void Days_count_from_midnight_in_Paris(string now, string since)
    {
        var search = OfferSearch.Read("depuis=1", out _);
        Assert.Equal(DateTimeOffset.Parse(since), search.At(DateTimeOffset.Parse(now)).PublishedSince);
        Assert.Null(search.Criteria.PublishedSince);
    }

    private static OfferSearch Some(Random random)
    {
        var criteria = new Criteria(
            random.Next(2) == 0 ? null : "médiateur·rice & pair = 100 % + été",
            random.Next(2) == 0,
            Few(random, [.. Regions.All.Select(region => region.Code)]),
            Few(random, [.. Departments.All.Select(department => department.Code)]),
            random.Next(4),
            Few(random, Enum.GetValues<ContractKind>()),
            Few(random, Enum.GetValues<WorkingTime>()),
            Few(random, Enum.GetValues<CanonicalTitle>()),
            Few(random, Enum.GetValues<TrainingPosition>()),
            Few(random, Enum.GetValues<PublicMet>()),
            Few(random, Enum.GetValues<WayToApply>()),
            Few(random, [HubId.Parse("aura"), HubId.Parse("bretagne")]),
            random.Next(2) == 0 ? null : random.Next(1, 2_000_000) / 100m);
        return new OfferSearch(criteria, random.Next(2) == 0 ? null : random.Next(1, 366), (SearchOrder)random.Next(2), random.Next(2) == 0 ? null : HubId.Parse("occitanie"), random.Next(2) == 0 ? null : "a_b-9");
    }

    private static ImmutableArray<T> Few<T>(Random random, T[] all) => [.. all.OrderBy(_ => random.Next()).Take(random.Next(4))];
}
