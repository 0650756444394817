using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

public sealed class SamePostTests
{
    [Fact]
    public void Spelling_and_what_is_said_of_the_post_do_not_make_another_post()
    {
        var same = SamePost.Of(Offers.Posting);
        Assert.Equal(same.ByName, SamePost.Of(Offers.Posting with { Employer = Offers.Posting.Employer with { Name = "C.C.A.S de  GRENOBLE" } }).ByName);
        Assert.Equal(same, SamePost.Of(Offers.Posting with { Title = "Pair-aidant·e", Summary = null, Pay = Pay.NotStated, Employer = Offers.Posting.Employer with { Name = "CCAS DE GRENOBLE" }, Place = new Place(DepartmentCode.Parse("38"), "GRENOBLE") }));
    }

    [Fact]
    public void Another_place_title_contract_or_employer_is_another_post()
    {
        var post = Offers.Posting;
        Posting[] others =
        [
            post with { Place = new Place(DepartmentCode.Parse("38"), "Voiron") },
            post with { Place = new Place(DepartmentCode.Parse("73"), "Grenoble") },
            post with { Canonical = CanonicalTitle.PeerTrainer },
            post with { Contract = new Contract(ContractKind.Cdd) },
        ];
        Assert.All(others, other => Assert.NotEqual(SamePost.Of(post).ByName, SamePost.Of(other).ByName));
        Assert.All(others, other => Assert.NotEqual(SamePost.Of(post).BySiret, SamePost.Of(other).BySiret));
        Assert.NotEqual(SamePost.Of(post).ByName, SamePost.Of(post with { Employer = new Employer("Ville de Grenoble") }).ByName);
        Assert.Equal(SamePost.Of(post).BySiret, SamePost.Of(post with { Employer = post.Employer with { Name = "Ville de Grenoble" } }).BySiret);
        Assert.Null(SamePost.Of(post with { Employer = new Employer("x") }).BySiret);
    }

    [Fact]
    public void A_title_outside_the_list_is_compared_as_it_is_displayed()
    {
        var one = Offers.Posting with { Canonical = CanonicalTitle.Other, Title = "Veilleur·se pair·e" };
        Assert.Equal(SamePost.Of(one), SamePost.Of(one with { Title = "veilleur pair" }));
        Assert.NotEqual(SamePost.Of(one), SamePost.Of(one with { Title = "Cuisinier pair" }));
    }
}
