using System.Net;
using System.Text.Json;
using Federation.Gateway.Tests.Peers;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Jobs;

public sealed class OfferFeedsTests : IAsyncLifetime
{
    private static readonly string[] Lists = ["/offres.atom", "/offres.json", "/offres.csv"];

    private FeedServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FeedServer.Start(Offers.Of(Enumerable.Range(0, 130).Select(i => Offers.All[i % Offers.All.Count])));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/offres.atom", "application/atom+xml", 300)]
    [InlineData("/offres.json?departement=38", "application/feed+json", 300)]
    [InlineData("/offres.csv", "text/csv; charset=utf-8; header=present", 300)]
    [InlineData("/sitemap.xml", "application/xml; charset=utf-8", 3600)]
    [InlineData("/sitemap-1.xml", "application/xml; charset=utf-8", 3600)]
    [InlineData("/robots.txt", "text/plain; charset=utf-8", 3600)]
    public async Task Each_format_has_its_type_and_may_be_kept_for_a_while(string path, string type, int seconds)
    {
        using var answer = await _server.Ask(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal($"public, max-age={seconds}", answer.Headers.CacheControl!.ToString());
        Assert.True(answer.Headers.ETag!.IsWeak);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_is_served_passes_the_public_validators()
    {
        Assert.Empty(Assert.Single(await NodePeer.Ask("atom.mjs", await _server.Http.GetStringAsync("/offres.atom"))).GetProperty("faults").Texts());
        Assert.Empty(Assert.Single(await NodePeer.Ask("json-feed.mjs", await _server.Http.GetStringAsync("/offres.json"))).GetProperty("faults").Texts());
        var map = Assert.Single(await NodePeer.Ask("sitemap.mjs", await _server.Http.GetStringAsync("/sitemap.xml")));
        Assert.Empty(map.GetProperty("faults").Texts());
        Assert.Equal(131, map.GetProperty("entries").GetArrayLength());
        var rows = Assert.Single(await NodePeer.Ask("csv.mjs", await _server.Http.GetStringAsync("/offres.csv"))).GetProperty("records");
        Assert.Equal(40, rows.GetArrayLength());
        var posting = await _server.Http.GetStringAsync($"/offres/{_server.Offers.Offers[0].Id}.jsonld");
        Assert.Empty(Assert.Single(await NodePeer.Ask("job-posting.mjs", posting)).GetProperty("faults").Texts());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?departement=69")]
    public async Task Following_next_reads_every_offer_once(string search)
    {
        var expected = _server.Offers.Offers.Where(offer => search.Length == 0 || offer.Posting.Place.Department.ToString() == "69").Select(offer => $"urn:uuid:{offer.Id}");
        var ids = new List<string>();
        for (var next = "/offres.json" + search; next is not null;)
        {
            var feed = JsonDocument.Parse(await _server.Http.GetStringAsync(next)).RootElement;
            ids.AddRange(feed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = feed.TryGetProperty("next_url", out var address) ? new Uri(address.GetString()!).PathAndQuery : null;
        }

        Assert.Equal(expected, ids);
    }

    [Fact]
    public async Task The_file_says_where_its_next_page_is_and_keeps_its_mark()
    {
        using var answer = await _server.Ask("/offres.csv?departement=69&bom=1");
        var last = _server.Offers.Offers.Where(offer => offer.Posting.Place.Department.ToString() == "69").Take(40).Last().Id;
        Assert.Equal($"<https://pairs.example/offres.csv?departement=69&apres={last}&bom=1>; rel=\"next\"", Assert.Single(answer.Headers.GetValues("Link")));
        Assert.Equal("attachment; filename=\"offres.csv\"", Assert.Single(answer.Content.Headers.GetValues("Content-Disposition")));
        Assert.Equal([0xEF, 0xBB, 0xBF], (await answer.Content.ReadAsByteArrayAsync())[..3]);
    }

    [Theory]
    [InlineData("/offres.atom")]
    [InlineData("/offres.json")]
    [InlineData("/offres.csv?departement=38")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    public async Task A_reader_that_has_the_list_gets_no_second_copy(string path)
    {
        using var first = await _server.Ask(path);
        var tag = first.Headers.ETag!.ToString();
        foreach (var known in new[] { tag, tag[2..], $"\"other\", {tag}", "*" })
        {
            using var again = await _server.Ask(path, headers: ("If-None-Match", known));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal((tag, first.Headers.CacheControl!.ToString()), (again.Headers.ETag!.ToString(), again.Headers.CacheControl!.ToString()));
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        }

        foreach (var unknown in new[] { "\"other\"", "W/\"other\"", "nonsense", "" })
        {
            using var whole = await _server.Ask(path, headers: ("If-None-Match", unknown));
            Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        }
    }

    [Fact]
    public async Task The_instant_alone_is_enough_to_ask_with_and_the_tag_goes_before_it()
    {
        foreach (var path in Lists.Append("/sitemap.xml"))
        {
            using var first = await _server.Ask(path);
            var modified = first.Content.Headers.LastModified!.Value;
            Assert.Equal(Offers.Published.AddDays(60), modified);
            Assert.Equal(HttpStatusCode.NotModified, await Status(path, ("If-Modified-Since", modified.ToString("R"))));
            Assert.Equal(HttpStatusCode.NotModified, await Status(path, ("If-Modified-Since", modified.AddDays(1).ToString("R"))));
            Assert.Equal(HttpStatusCode.OK, await Status(path, ("If-Modified-Since", modified.AddSeconds(-1).ToString("R"))));
            Assert.Equal(HttpStatusCode.OK, await Status(path, ("If-Modified-Since", "yesterday")));
            Assert.Equal(HttpStatusCode.OK, await Status(path, ("If-None-Match", "\"other\""), ("If-Modified-Since", modified.ToString("R"))));
            Assert.Equal(HttpStatusCode.NotModified, await Status(path, ("If-None-Match", first.Headers.ETag!.ToString()), ("If-Modified-Since", modified.AddDays(-9).ToString("R"))));
        }
    }

    [Fact]
    public async Task A_change_is_a_new_tag_wherever_it_shows_and_nowhere_else()
    {
        var changed = _server.Offers.Offers[0];
        var tags = await Tags();
        var elsewhere = await Tag("/offres.atom?departement=974");
        _server.Offers.ChangedAt = _server.Offers.ChangedAt.AddMinutes(1);
        _server.Offers.Offers = _server.Offers.Offers.SetItem(0, changed with { Posting = changed.Posting with { Title = "Autre titre" }, Version = 3, ChangedAt = changed.ChangedAt.AddDays(1) });
        Assert.All((await Tags()).Zip(tags), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(elsewhere, await Tag("/offres.atom?departement=974"));

        // Renewed: no new version, another end.
        var address = $"/offres/{changed.Id}.jsonld";
        var posting = await Tag(address);
        _server.Offers.Offers = _server.Offers.Offers.SetItem(0, _server.Offers.Offers[0] with { Until = changed.Until.AddDays(30) });
        Assert.NotEqual(posting, await Tag(address));
    }

    [Theory]
    [InlineData("/offres.atom")]
    [InlineData("/offres.csv")]
    [InlineData("/sitemap.xml")]
    public async Task HEAD_says_what_GET_would(string path)
    {
        using var get = await _server.Ask(path);
        using var head = await _server.Ask(path, HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal((get.Headers.ETag!.ToString(), get.Content.Headers.ContentType!.ToString()), (head.Headers.ETag!.ToString(), head.Content.Headers.ContentType!.ToString()));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_is_not_there_or_not_understood_is_said()
    {
        var unknown = Seeds.Of(99).NextOfferId(Offers.Published);
        foreach (var path in new[] { $"/offres/{unknown}.jsonld", "/offres/nonsense.jsonld", "/offres/%20.jsonld", "/sitemap-2.xml", "/sitemap-0.xml", "/sitemap-01.xml", "/sitemap--1.xml", "/sitemap-99999999999.xml", "/sitemap-x.xml" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await Status(path)));
        }

        foreach (var path in Lists)
        {
            foreach (var query in new[] { "?nonsense=1", "?a=%3Cscript%3E", "?departement=38&" + new string('a', OfferFeeds.LongestQuery) })
            {
                using var answer = await _server.Ask(path + query);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
                Assert.Contains("invalid-field", await answer.Content.ReadAsStringAsync());
                Assert.Null(answer.Headers.ETag);
            }
        }
    }

    /// <summary>What is open is open to everybody; the rest of the site is not opened with it.</summary>
    [Fact]
    public async Task Feeds_are_open_and_limited_in_rate()
    {
        Assert.Equal(HttpStatusCode.Redirect, await Status("/ferme"));
        await using var narrow = await FeedServer.Start(Offers.Of(Offers.Shapes), allowed: 2);
        Assert.Equal(HttpStatusCode.OK, (await narrow.Ask("/offres.atom")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await narrow.Ask("/robots.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await narrow.Ask("/offres.csv")).StatusCode);
    }

    private async Task<HttpStatusCode> Status(string path, params (string Name, string Value)[] headers)
    {
        using var answer = await _server.Ask(path, headers: headers);
        return answer.StatusCode;
    }

    private async Task<string> Tag(string path)
    {
        using var answer = await _server.Ask(path);
        return answer.Headers.ETag!.ToString();
    }

    private async Task<IReadOnlyList<string>> Tags() => [await Tag("/offres.atom"), await Tag("/offres.json"), await Tag("/offres.csv"), await Tag("/sitemap.xml")];
}
