using Federation.Domain.Jobs;

namespace Federation.Gateway.Tests.Jobs;

public sealed class OfferWordsTests
{
    [Fact]
    public void No_code_of_an_offer_is_without_a_French_word()
    {
        All<ContractKind>(OfferWords.Of);
        All<WorkingTime>(OfferWords.Of);
        All<PayBasis>(OfferWords.Of);
        All<PayPeriod>(OfferWords.Of);
        All<CollectiveAgreement>(OfferWords.Of);
        All<TrainingPosition>(OfferWords.Of);
        All<FormerClients>(OfferWords.Of);
        All<Licence>(OfferWords.Of);
        All<WayToApply>(OfferWords.Of);
        All<PublicMet>(OfferWords.Of);
        All<Commitment>(OfferWords.Of);
    }

    [Fact]
    public void Amounts_are_written_the_French_way_whatever_the_server_speaks()
    {
        Assert.Equal("24\u202f000\u00a0€", OfferWords.Euros(24_000m));
        Assert.Equal("12,5\u00a0€", OfferWords.Euros(12.50m));
        Assert.Equal("17,5", OfferWords.Number(17.5m));
    }

    [Fact]
    public void Lines_say_what_is_stated_and_that_the_rest_is_not()
    {
        Assert.Equal("Grenoble (Isère)", OfferLines.Where(Offers.Whole));
        Assert.Equal("CDD de 12 mois, renouvelable une fois", OfferLines.Contract(Offers.Whole));
        Assert.Equal("temps partiel, 17,5 h par semaine, du lundi au mercredi", OfferLines.Hours(Offers.Whole));
        Assert.Equal("1\u202f100\u00a0€ à 1\u202f250,5\u00a0€ brut par mois, groupe 4, indice 378, prime possible", OfferLines.Pay(Offers.Whole));
        Assert.Equal(["français (B1)", "au moins une de ces langues : dari, pachto"], OfferLines.LanguagesAsked(Offers.Whole));
        Assert.Equal("à partir du mardi 1er septembre 2026", OfferLines.Start(Offers.Whole));
        Assert.Equal("selon la grille : Grade d’agent social", OfferLines.Pay(Offers.Bare with { Pay = new Pay(PayBasis.Scale, Scale: "Grade d’agent social") }));
        Assert.Equal("Rhône", OfferLines.Where(Offers.Bare));
        Assert.Equal("Paris", OfferLines.Where(Offers.Bare with { Place = new Federation.Domain.Jobs.Place(Federation.Domain.Territories.DepartmentCode.Parse("75"), "Paris") }));
        Assert.Equal("Ville exemple · Rhône · contrat non indiqué · temps de travail non indiqué · salaire non indiqué", OfferLines.Short(Offers.Bare));
    }

    [Fact]
    public void A_list_that_others_may_see_says_nothing_of_anybodys_life()
    {
        var line = OfferLines.Short(Offers.Whole);
        Assert.DoesNotContain("parcours", line);
        Assert.DoesNotContain("vécu", line);
        Assert.DoesNotContain("santé mentale", line);
        Assert.DoesNotContain('\n', line);
    }

    private static void All<T>(Func<T, string> words) where T : struct, Enum
    {
        var all = Enum.GetValues<T>().Select(words).ToList();
        Assert.All(all, word => Assert.NotEqual("", word));
        Assert.Equal(all.Count, all.Distinct().Count());
    }
}
