using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

public sealed class PostingGuardTests
{
    public static TheoryData<string> Reaching =>
    [
        "Écrire à camille@exemple.fr", "camille.dupont@asso-exemple.org.", "Tél. 06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78",
        "0033612345678", "04 76 00 00 00 (accueil)", "appeler le 04\u00a076\u00a000\u00a000\u00a000", "06/12/34/56/78", "voir https://exemple.fr/offre", "www.exemple.fr", "mailto:x", "ftp://exemple.fr", "０６１２３４５６７８",
        "le 01 02 03 04 05",
    ];

    [Theory]
    [MemberData(nameof(Reaching))]
    public void A_way_to_be_reached_in_a_text_is_refused_with_the_field_where_it_stands(string text)
    {
        foreach (var (field, posting) in Everywhere(text))
        {
            var refusal = PostingGuards.Check(posting);
            Assert.Equal(("contact-in-text", field), (refusal?.Code, refusal?.Detail));
        }
    }

    [Theory]
    [InlineData("Travailleur@s pair@s")]
    [InlineData("Entretiens le 01/09/2026 10 h")]
    [InlineData("Du 05-06-2026 au 10-07-2026, 14 h")]
    [InlineData("SIRET 732 829 320 00074")]
    [InlineData("De 1 900 à 2 100 euros")]
    [InlineData("35 h, 39 h, 26 h")]
    [InlineData("Ratio 1/2, groupe 3.2.1")]
    [InlineData("a@b")]
    [InlineData("12 034 567 890 euros")]
    public void What_only_looks_like_it_is_left(string text) => Assert.All(Everywhere(text), one => Assert.Null(PostingGuards.Check(one.Posting)));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0000b")]
    [InlineData("a\u202eb")]
    [InlineData("a\tb")]
    public void A_text_that_is_blank_or_holds_what_cannot_be_shown_is_refused(string text) =>
        Assert.All(Everywhere(text), one => Assert.Equal(("invalid-field", one.Field), (PostingGuards.Check(one.Posting)?.Code, PostingGuards.Check(one.Posting)?.Detail)));

    /// <summary>Not in an attribute: its text would be mended before the test saw it.</summary>
    [Fact]
    public void Half_a_character_is_refused() => A_text_that_is_blank_or_holds_what_cannot_be_shown_is_refused("a" + (char)0xD800);

    [Fact]
    public void Only_the_summary_has_lines()
    {
        Assert.Null(PostingGuards.Check(Offers.Posting with { Summary = "une\ndeux" }));
        Assert.NotNull(PostingGuards.Check(Offers.Posting with { Title = "une\ndeux" }));
        Assert.NotNull(PostingGuards.Check(Offers.Posting with { Summary = "une\r\ndeux" }));
    }

    [Fact]
    public void Every_limit_holds_at_its_last_value_and_not_after()
    {
        var full = Offers.Posting;
        var line = new string('a', PostingGuards.LongestLine);
        (Posting Good, Posting Bad)[] limits =
        [
            (full with { Title = new string('a', 150) }, full with { Title = new string('a', 151) }),
            (full with { Summary = new string('a', 4000) }, full with { Summary = new string('a', 4001) }),
            (full with { Missions = [line] }, full with { Missions = [line + "a"] }),
            (full with { Missions = [.. Enumerable.Repeat("a", 30)] }, full with { Missions = [.. Enumerable.Repeat("a", 31)] }),
            (full with { Missions = [.. Enumerable.Repeat(line, 30)], Required = [], Desired = [] }, full with { Missions = [.. Enumerable.Repeat(line, 30)], Required = [.. Enumerable.Repeat(line, 10)], Desired = [] }),
            (full with { Positions = 500 }, full with { Positions = 501 }),
            (full with { Positions = 1 }, full with { Positions = 0 }),
            (full with { Contract = new Contract(ContractKind.Cdd, 120) }, full with { Contract = new Contract(ContractKind.Cdd, 121) }),
            (full with { Hours = new Hours(WorkingTime.Part, 48) }, full with { Hours = new Hours(WorkingTime.Part, 48.5m) }),
            (full with { Hours = new Hours(WorkingTime.Part, 0.25m) }, full with { Hours = new Hours(WorkingTime.Part, 0) }),
            (full with { Hours = new Hours(WorkingTime.Part, 26.25m) }, full with { Hours = new Hours(WorkingTime.Part, 26.255m) }),
            (full with { Pay = new Pay(PayBasis.Amount, 1900, 1900, PayPeriod.Month) }, full with { Pay = new Pay(PayBasis.Amount, 1900, 1899, PayPeriod.Month) }),
            (full with { Pay = new Pay(PayBasis.Scale) }, full with { Pay = new Pay(PayBasis.Amount) }),
            (full with { Pay = new Pay(PayBasis.Amount, 1_000_000, null, PayPeriod.Year) }, full with { Pay = new Pay(PayBasis.Amount, 1_000_001, null, PayPeriod.Year) }),
            (full with { Pay = new Pay(PayBasis.Scale, 1900, null, PayPeriod.Month) }, full with { Pay = new Pay(PayBasis.NotStated, 1900, null, PayPeriod.Month) }),
            (full with { Pay = new Pay(PayBasis.NotStated) }, full with { Pay = new Pay(PayBasis.Amount, 1900) }),
            (full with { Languages = [new LanguageAsked("prs", LanguageRule.OneOf)] }, full with { Languages = [new LanguageAsked("Dari", LanguageRule.OneOf)] }),
            (full with { Employer = new Employer("x", Siret: "73282932000074") }, full with { Employer = new Employer("x", Siret: "73282932000075") }),
            (full with { Employer = new Employer("x", "ccas-38") }, full with { Employer = new Employer("x", "CCAS") }),
            (full with { Publics = [PublicMet.Tenants, PublicMet.Women] }, full with { Publics = [PublicMet.Women, PublicMet.Tenants] }),
            (full with { Publics = [] }, full with { Publics = [PublicMet.Women, PublicMet.Women] }),
            (full with { Commitments = [] }, full with { Commitments = default }),
            (full with { Apply = new HowToApply([]) }, full with { Apply = new HowToApply(default) }),
            (full with { Required = [] }, full with { Required = default }),
            (full with { Start = new Start() }, full with { Start = new Start(new DateOnly(1999, 12, 31)) }),
            (full with { Place = new Place(full.Place.Department) }, full with { Place = new Place(default) }),
        ];
        for (var i = 0; i < limits.Length; i++)
        {
            Assert.True(PostingGuards.Check(limits[i].Good) is null, $"{i}: {PostingGuards.Check(limits[i].Good)}");
            Assert.True(PostingGuards.Check(limits[i].Bad) is not null, $"{i} passed");
        }
    }

    [Theory]
    [InlineData("https://exemple.fr/offres?id=1", true)]
    [InlineData("http://exemple.fr", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("ftp://exemple.fr", false)]
    [InlineData("//exemple.fr", false)]
    [InlineData("/offre", false)]
    [InlineData("https://", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("https://moi:secret@exemple.fr", false)]
    [InlineData("https://exemple.fr/ \u0000", false)]
    [InlineData("HTTPS://EXEMPLE.FR", true)]
    [InlineData(" https://exemple.fr", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Links_are_http_or_https_and_nothing_else(string? text, bool good) => Assert.Equal(good, Reach.IsLink(text));

    [Fact]
    public void A_contact_says_one_way_at_least_and_only_such_as_work()
    {
        var none = new ApplicationContact("Service recrutement", null, null, null, null);
        (ApplicationContact Contact, string? Field)[] cases =
        [
            (none, "contact"),
            (none with { Email = "recrutement@exemple.fr" }, null),
            (none with { Email = "recrutement" }, "contact.email"),
            (none with { Email = "a b@exemple.fr" }, "contact.email"),
            (none with { Phone = "04 76 00 00 00" }, null),
            (none with { Phone = "115" }, "contact.phone"),
            (none with { Phone = "appelez-nous" }, "contact.phone"),
            (none with { Link = "https://exemple.fr" }, null),
            (none with { Link = "javascript:alert(1)" }, "contact.link"),
            (none with { Address = "12 rue de l’Exemple, Grenoble" }, null),
            (none with { Address = new string('a', 201) }, "contact.address"),
            (none with { Address = "x", Name = "a\u202eb" }, "contact.name"),
        ];
        Assert.All(cases, one => Assert.Equal(one.Field, one.Contact.Check()?.Detail));
    }

    private static IEnumerable<(string Field, Posting Posting)> Everywhere(string text)
    {
        var full = Offers.Posting;
        yield return ("title", full with { Title = text });
        yield return ("summary", full with { Summary = text });
        yield return ("missions[1]", full with { Missions = ["Accueillir", text] });
        yield return ("required[0]", full with { Required = [text] });
        yield return ("desired[0]", full with { Desired = [text] });
        yield return ("employer.name", full with { Employer = full.Employer with { Name = text } });
        yield return ("employer.workplace", full with { Employer = full.Employer with { Workplace = text } });
        yield return ("place.commune", full with { Place = full.Place with { Commune = text } });
        yield return ("place.detail", full with { Place = full.Place with { Detail = text } });
        yield return ("contract.note", full with { Contract = full.Contract with { Note = text } });
        yield return ("hours.schedule", full with { Hours = full.Hours with { Schedule = text } });
        yield return ("pay.scale", full with { Pay = full.Pay with { Scale = text } });
        yield return ("pay.note", full with { Pay = full.Pay with { Note = text } });
        yield return ("apply.note", full with { Apply = full.Apply with { Note = text } });
        yield return ("reveals", full with { Reveals = text });
        yield return ("publicsNote", full with { PublicsNote = text });
        yield return ("prospects", full with { Prospects = text });
    }
}
