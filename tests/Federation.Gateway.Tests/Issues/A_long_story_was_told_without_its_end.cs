using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Feeds;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Issues;

/// <summary>Stories were cut after five hundred entries, and it was the newest that were cut: what a hub did yesterday was missing from its own page.</summary>
public sealed class A_long_story_was_told_without_its_end
{
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task The_newest_entries_are_kept_in_their_order(On on)
    {
        await using var home = await Home.Open(on);
        var grain = Samples.StructureAt(Samples.Aura, "s-1");
        const int Written = GrainStates.LongestStory + 3;
        for (var i = 1; i <= Written; i++)
        {
            await home.Store.Ask(grain, Samples.Structure($"Structure {i}"), Caller.Operator, home.Clock.GetUtcNow(), IdempotencyKey.Parse($"name-{i}"));
        }

        var other = Samples.StructureAt(Samples.Aura, "s-2");
        await home.Store.Ask(other, Samples.Structure("Autre"), Caller.Operator, home.Clock.GetUtcNow(), IdempotencyKey.Parse("other"));
        var stories = await new GrainStates(home.Store).Stories([grain, other], CancellationToken.None);
        foreach (var story in new[] { stories[grain], await home.Store.History(grain, GrainStates.LongestStory, CancellationToken.None) })
        {
            Assert.Equal(Enumerable.Range(4, GrainStates.LongestStory).Select(version => (long)version), story.Select(entry => entry.Version));
            Assert.All(story, entry => Assert.IsType<StructureDescribed>(entry.Fact));
        }

        Assert.Single(stories[other]);
        Assert.Empty(await home.Store.History(Samples.StructureAt(Samples.Aura, "none"), 10, CancellationToken.None));
    }
}
