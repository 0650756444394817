using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Alerts;
using Federation.Gateway.Calendars;
using Federation.Gateway.Jobs;
using Federation.Gateway.Tests.Jobs;
using Federation.Gateway.Tests.Peers;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Alerts;

/// <summary>What an alert tells other software, as public readers read it.</summary>
public sealed class AlertFeedTests
{
    private static readonly DateTimeOffset Until = new(2026, 5, 1, 22, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_alert_in_Atom_says_its_offers_and_nothing_of_what_is_looked_for()
    {
        const string self = "https://pairs.example/alertes/flux/aura/x/y.atom";
        var offers = Offers.Of(Offers.Shapes);
        var text = Encoding.UTF8.GetString(AtomFeed.Write(new AtomHead("urn:uuid:019a0000-0000-7000-8000-000000000000", "Nouveautés", Offers.Published, self), offers, Offers.Site).Span);
        var answer = Assert.Single(await NodePeer.Ask("atom.mjs", text));
        Assert.Empty(answer.GetProperty("faults").Texts());
        Assert.Equal(offers.Select(offer => OfferLines.Title(offer.Posting)), answer.GetProperty("others").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.Equal([self], answer.GetProperty("feed").GetProperty("links").EnumerateArray().Select(link => link.GetProperty("href").GetString()));
    }

    [Fact]
    public async Task The_last_day_of_an_offer_moves_with_it_and_is_struck_out_when_it_ends_before()
    {
        var published = State(OfferStatus.Published, Until);
        var renewed = published with { Until = Until.AddDays(30) };
        var filled = renewed with { Status = OfferStatus.Filled, Since = Until };
        var read = await Read((published, 5), (renewed, 6));
        Assert.Equal(("2026-05-31", "CONFIRMED"), (read.GetProperty("start").GetString(), read.GetProperty("status").GetString()));
        Assert.Equal("CANCELLED", (await Read((filled, 7), (published, 5), (renewed, 6))).GetProperty("status").GetString());

        // What ends on its own day took place.
        Assert.Equal("CONFIRMED", (await Read((published with { Status = OfferStatus.Expired }, 6))).GetProperty("status").GetString());
        Assert.Equal("2026-05-01", (await Read((published, 5))).GetProperty("start").GetString());
    }

    [Fact]
    public async Task An_event_says_neither_what_nor_for_whom()
    {
        var read = await Read((State(OfferStatus.Published, Until), 1));
        Assert.Equal("Dernier jour d’une annonce", read.GetProperty("summary").GetString());
        Assert.StartsWith("https://pairs.example/offres/", read.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    private static async Task<System.Text.Json.JsonElement> Read(params (OfferState State, long Version)[] versions)
    {
        var grain = Offers.Of(Offers.Whole).Id.At(Samples.Aura);
        var file = CalendarFile.Write("Nouveautés", versions.Select(known => EndOfOffer.Of(grain, known.State, known.Version, Offers.Site)!));
        var answer = Assert.Single(await NodePeer.Ask("calendar.mjs", Encoding.UTF8.GetString(file)));
        Assert.Empty(answer.GetProperty("faults").Texts());
        return Assert.Single(answer.GetProperty("events").EnumerateArray());
    }

    private static OfferState State(OfferStatus status, DateTimeOffset until) => new()
    {
        Status = status, Since = Offers.Published, OpenedAt = Offers.Published, PublishedAt = Offers.Published, ChangedAt = Offers.Published, Until = until, Posting = Offers.Whole, Version = 1,
    };
}
