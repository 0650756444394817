using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Referrals.Mirrors;

/// <summary>Promise 4, checked in every world that two hubs can reach, not in those somebody thought of.</summary>
public sealed class MirrorModelTests(ITestOutputHelper output)
{
    private static readonly PairWorld Filed = new() { Origin = Some.Origin(Status.Draft) };

    [Fact]
    public void In_whatever_order_the_news_cross_both_copies_end_alike_or_both_show_that_they_differ()
    {
        var explorer = new PairExplorer(PairMoves.OfStatuses, mostUnheard: 2);
        explorer.Explore(Filed, Filed with { Origin = Some.Calling() });
        output.WriteLine($"{explorer.Explored} worlds");
        Assert.True(explorer.Explored > 10_000);
        Assert.Contains((Status.Withdrawn, Status.Completed), explorer.Quiet);
        Assert.Contains((Status.Completed, Status.EnteredInError), explorer.Quiet);
        Assert.Contains((Status.Rerouted, Status.Rerouted), explorer.Quiet);
    }

    [Fact]
    public void Questions_answers_reminders_and_outcomes_that_cross_leave_the_same_story_on_both_sides()
    {
        var explorer = new PairExplorer(PairMoves.OfTalk, mostUnheard: 1);
        explorer.Explore(Filed, Filed with { Origin = Some.Calling() });
        output.WriteLine($"{explorer.Explored} worlds");
        Assert.True(explorer.Explored > 10_000);
    }

    [Fact]
    public void Whatever_is_agreed_stopped_or_erased_meanwhile_nothing_opens_that_the_person_did_not_open()
    {
        var explorer = new PairExplorer(PairMoves.OfPrivacy, mostUnheard: 2);
        explorer.Explore(Filed, Filed with { Origin = Some.Origin(Status.Draft) with { Dossier = Some.Dossier(Consent.Nobody) } });
        output.WriteLine($"{explorer.Explored} worlds");
        Assert.True(explorer.Explored > 10_000);
    }
}
