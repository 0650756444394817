using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Gateway.Tests.Asking;
using Federation.Testing.Domain;
using Shown = Federation.Gateway.Jobs.ShownOffers;

namespace Federation.Gateway.Tests.Jobs.Following;

/// <summary>What lists for other software are made of, over the index of a real database.</summary>
public sealed class ShownOffersTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private OfferLife _life = null!;
    private Shown _shown = null!;

    public async ValueTask InitializeAsync()
    {
        _life = await OfferLife.Open(On.Sqlite, 21);
        _shown = new Shown(_life.Live, _life.Clock);
        await _life.Ask(GrainId.Platform(Samples.Aura), Samples.Platform(), Caller.Operator);
        await _life.Ask(GrainId.Platform(Samples.Bretagne), Samples.Platform("Bretagne"), Caller.Operator);
        await _life.Keeper.Build(None);
    }

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Fact]
    public async Task An_offer_is_gone_from_everywhere_at_its_last_instant_before_anything_was_tidied()
    {
        var offer = await Publish(Samples.Aura);
        var until = _life.Live.Snapshot.FirstEnd!.Value;
        _life.Clock.MoveTo(until.AddMilliseconds(-1));
        Assert.Single((await _shown.Search("", 10, None))!.Offers);
        _life.Clock.MoveTo(until);
        var page = (await _shown.Search("", 10, None))!;
        Assert.Empty(page.Offers);
        Assert.Equal(until, page.AsOf);
        Assert.Null(await _shown.Find(offer, None));
        _life.Keeper.LetGo();
        Assert.Equal(0, (await _shown.Census(None)).Count);
        Assert.Equal(until, (await _shown.Search("", 10, None))!.AsOf);
    }

    [Fact]
    public async Task What_a_hub_hides_is_hidden_through_it_alone_and_its_own_never()
    {
        var (own, other) = (await Publish(Samples.Bretagne), await Publish(Samples.Aura));
        ImmutableArray<DiffusionRule> rules = [new(DiffusionField.Department, DiffusionOperator.IsOneOf, ["2A"])];
        _life.Clock.Advance(TimeSpan.FromHours(1));
        await _life.Ask(GrainId.Platform(Samples.Bretagne), new ChangeDiffusion(rules), Caller.Coordinator(Samples.Bretagne, "x") with { Role = Role.Administrator });
        await _life.Keeper.Look(None);
        var through = (await _shown.Search("plateforme=bretagne", 10, None))!;
        Assert.Equal([own], through.Offers.Select(offer => offer.Id));
        Assert.Equal(_life.Clock.GetUtcNow(), through.AsOf);
        Assert.Equal(new[] { own, other }.Order(), (await _shown.Search("plateforme=aura", 10, None))!.Offers.Select(offer => offer.Id).Order());
        Assert.Equal(2, (await _shown.Search("", 10, None))!.Offers.Length);
        Assert.NotNull(await _shown.Find(other, None));
    }

    [Theory]
    [InlineData("plateforme=nulle-part")]
    [InlineData("contrat=inconnu")]
    [InlineData("apres=ici")]
    public async Task What_is_not_understood_is_said_to_be_so(string query) => Assert.Null(await _shown.Search(query, 10, None));

    [Fact]
    public async Task Long_pages_are_several_of_the_index_and_lead_to_each_other()
    {
        var all = new List<OfferId>();
        for (var i = 0; i < 260; i++)
        {
            all.Add(OfferId.Parse((await _life.Publish(Samples.Aura)).Key));
        }

        await _life.Keeper.Look(None);
        var met = new List<OfferId>();
        for (var query = "mots=pair"; query is not null;)
        {
            var page = (await _shown.Search(query, 150, None))!;
            Assert.InRange(page.Offers.Length, 1, 150);
            Assert.Equal("mots=pair", page.Search);
            met.AddRange(page.Offers.Select(offer => offer.Id));
            query = page.Next;
        }

        Assert.Equal(all.Order(), met.Order());
        var census = await _shown.Census(None);
        Assert.Equal(260, census.Count);
        Assert.Equal(all.Order(), census.Range(0, 1_000).Select(mark => mark.Id));
        Assert.Equal(all.Order().Skip(100).Take(7), census.Range(100, 7).Select(mark => mark.Id));
        Assert.Empty(census.Range(260, 10));
        Assert.Empty(census.Range(5_000, 10));
    }

    [Fact]
    public async Task The_census_is_made_once_for_what_has_not_changed()
    {
        await Publish(Samples.Aura);
        var first = await _shown.Census(None);
        Assert.Same(first, await _shown.Census(None));
        await Publish(Samples.Aura);
        Assert.Equal(2, (await _shown.Census(None)).Count);
    }

    [Fact]
    public async Task Before_the_first_build_it_waits_rather_than_say_that_there_are_none()
    {
        var live = new Gateway.Jobs.Following.LiveOffers(new Search.Index.OfferIndex());
        var waiting = new Shown(live, _life.Clock).Search("", 10, None).AsTask();
        Assert.False(waiting.IsCompleted);
        live.Changed(live.Diffusion, _life.Clock.GetUtcNow());
        Assert.Empty((await waiting.WaitAsync(Until.Patience))!.Offers);
    }

    private async Task<OfferId> Publish(HubId hub)
    {
        var offer = await _life.Publish(hub);
        await _life.Keeper.Look(None);
        return OfferId.Parse(offer.Key);
    }
}
