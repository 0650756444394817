using Federation.Gateway.Jobs.Following;
using Federation.Search.Index;
using Federation.Testing.Time;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Tests.Jobs.Following;

public sealed class OffersGateTests
{
    private readonly ManualClock _clock = new();
    private readonly LiveOffers _live = new(new OfferIndex());
    private int _passed;

    [Fact]
    public async Task What_needs_no_offers_passes_before_there_are_any()
    {
        await Ask(new DefaultHttpContext(), needs: false);
        Assert.Equal(1, _passed);
    }

    [Fact]
    public async Task What_needs_them_waits_for_the_first_build()
    {
        var asked = Ask(new DefaultHttpContext(), needs: true);
        Assert.False(asked.IsCompleted);
        _live.Changed(_live.Diffusion, _clock.GetUtcNow());
        await asked.WaitAsync(Until.Patience);
        Assert.Equal(1, _passed);
    }

    [Fact]
    public async Task When_it_takes_long_people_are_told_to_come_back()
    {
        var context = new DefaultHttpContext();
        var asked = Ask(context, needs: true);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await asked.WaitAsync(Until.Patience);
        Assert.Equal((0, 503, "5"), (_passed, context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString()));
    }

    private Task Ask(HttpContext context, bool needs)
    {
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(needs ? [new NeedsOffersAttribute()] : []), "test"));
        return new OffersGate(_ =>
        {
            _passed++;
            return Task.CompletedTask;
        }, _live, _clock).Invoke(context);
    }
}
