using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Node.Tests.Engine;
using Federation.Storage.Jobs;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Jobs;

/// <summary>What a keeper of the list reads again after an entry.</summary>
public abstract partial class OffersRead
{
    [Fact]
    public async Task What_is_read_anew_with_an_offer_is_all_that_its_entry_covers_or_uncovers()
    {
        var (lead, joiner, other) = (await Publish(Aura), await Publish(Bretagne), await Publish(Idf));
        await Ask(joiner, new JoinOffer(lead), Caller.Coordinator(Bretagne, "x"));
        Assert.Equal([(lead, "bretagne"), (joiner, null)], await Anew(joiner));

        // Its lead joins another: the joiner, of which no entry speaks, stands alone again.
        await Ask(lead, new JoinOffer(other), Caller.Coordinator(Aura, "x"));
        Assert.Equal([(lead, null), (joiner, ""), (other, "aura")], await Anew(lead));

        // Its end has come and its bell is late; renewed meanwhile, it is a source again.
        await Ask(other, new RenewOffer(90), Caller.Coordinator(Idf, "x"));
        _clock.MoveTo(Now.AddDays(OfferClock.ShownFor + 1));
        Assert.Equal([(lead, null), (joiner, null), (other, "")], await Anew(lead, other));
        await Ask(lead, new RenewOffer(90), Caller.Coordinator(Aura, "x"));
        Assert.Equal([(lead, null), (joiner, null), (other, "aura")], await Anew(lead));
        Assert.Empty(await Anew());
    }

    [Fact]
    public async Task Very_many_are_read_anew_by_few_questions_and_are_the_same_as_one_by_one()
    {
        var offers = new List<GrainId>();
        for (var i = 0; i < 600; i++)
        {
            offers.Add(await Publish(_random.Pick([Aura, Bretagne, Idf])));
        }

        var unknown = _random.NextOfferId(Now).At(Aura);
        var questions = 0;
        var counted = new ObstructedStore(Store)
        {
            BeforeQuery = () =>
            {
                questions++;
                return Task.CompletedTask;
            },
        };
        var anew = await new PublishedOffers(counted, _clock).Anew(offers.Append(unknown), Cancel);
        Assert.InRange(questions, 1, 30);
        Assert.Null(anew[unknown]);
        Assert.Equal((await All()).ToDictionary(offer => offer.Id.At(offer.Hub)), anew.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!));
    }

    private async Task<IEnumerable<(GrainId, string?)>> Anew(params GrainId[] touched) =>
        (await Offers.Anew(touched, Cancel)).OrderBy(pair => pair.Key.Hub).Select(pair => (pair.Key, pair.Value is { } offer ? string.Join(' ', offer.AlsoBy) : null));
}
