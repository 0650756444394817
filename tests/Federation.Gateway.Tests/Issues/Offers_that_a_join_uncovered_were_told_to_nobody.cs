using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Tests.Alerts;

namespace Federation.Gateway.Tests.Issues;

/// <summary>An offer stood under another; that one went under a third, which uncovers the first. The entry names the other two alone, so it waited for the nightly sweep.</summary>
public sealed class Offers_that_a_join_uncovered_were_told_to_nobody
{
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task What_is_shown_again_is_told_at_once(On on)
    {
        await using var home = await AlertHome.Open(on);
        var (row, _) = await home.Subscribe("departement=38");
        await home.Step();
        home.Clock.Advance(TimeSpan.FromMinutes(1));

        // Nobody looks between the publication and the joining: the source is not told while it is covered.
        var middle = await home.Publish(hub: AlertHome.Aura);
        var source = await home.Publish();
        await home.Ask(source, new JoinOffer(middle), AlertHome.Coordinator(source.Hub));
        await home.Step();
        Assert.Equal([(middle, Happening.Published)], await home.Told(row));

        var last = await home.Publish("69");
        await home.Ask(middle, new JoinOffer(last), AlertHome.Coordinator(middle.Hub));
        await home.Step();
        Assert.Equal([(middle, Happening.Published), (source, Happening.Published)], await home.Told(row));
    }
}
