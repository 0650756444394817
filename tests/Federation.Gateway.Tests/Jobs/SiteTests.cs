using System.Text.RegularExpressions;

namespace Federation.Gateway.Tests.Jobs;

public sealed partial class SiteTests
{
    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://pairs.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@pairs.example/")]
    [InlineData("https://pairs.example/?a=b")]
    [InlineData("https://pairs.example/#a")]
    [InlineData("//pairs.example/")]
    [InlineData("/offres")]
    [InlineData("")]
    public void Only_a_plain_http_or_https_address_begins_links(string address) => Assert.Throws<ArgumentException>(() => new OfferSite("x", address));

    [Theory]
    [InlineData("https://pairs.example", "https://pairs.example/offres")]
    [InlineData("http://localhost:5080/", "http://localhost:5080/offres")]
    [InlineData("https://pairs.example/base/", "https://pairs.example/base/offres")]
    [InlineData("https://fédération.example/é", "https://xn--fdration-b1ab.example/%C3%A9/offres")]
    public void Links_are_plain_ASCII(string address, string search) => Assert.Equal(search, new OfferSite("x", address).Search(""));

    [Theory]
    [InlineData("mots=pair&departement=38", "mots=pair&departement=38")]
    [InlineData("mots=m%C3%A9diateur+pair", "mots=m%C3%A9diateur+pair")]
    [InlineData("mots=médiateur pair", "mots=m%C3%A9diateur%20pair")]
    [InlineData("mots=100%", "mots=100%25")]
    [InlineData("a=%zz", "a=%25zz")]
    [InlineData("a=\"><script>#x", "a=%22%3E%3Cscript%3E%23x")]
    [InlineData("a=\r\nSet-Cookie: x", "a=%0D%0ASet-Cookie:%20x")]
    public void A_query_stays_a_query(string query, string written) => Assert.Equal("https://pairs.example/offres?" + written, Offers.Site.Search(query));

    [Fact]
    public void Whatever_the_query_is_the_link_is_one_address_of_the_site()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var link = Offers.Site.With(OfferPaths.Atom, HostileTexts.Text(Seeds.Of(seed)));
            Assert.Matches(Rfc3986(), link);
            var uri = new Uri(link);
            Assert.Equal(("https", "pairs.example", "/offres.atom", ""), (uri.Scheme, uri.Host, uri.AbsolutePath, uri.Fragment));
        }
    }

    [GeneratedRegex(@"^https://pairs\.example/offres\.atom(\?([-A-Za-z0-9._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})+)?\z")]
    private static partial Regex Rfc3986();
}
