using Federation.Domain.Grains;
using Federation.Domain.Referrals;

namespace Federation.Domain.Tests.Referrals;

/// <summary>The table as text: whoever changes it shows what changes.</summary>
public sealed class TransitionTableTests
{
    /// <summary>domain.md, line by line; then the two lines that every status has.</summary>
    private const string Expected = """
        draft → sent : origin, clock, protocol
        sent → received : protocol
        received → read : recipient
        read → in-review : recipient
        in-review → info-requested : recipient
        info-requested → in-review : recipient, protocol
        in-review → accepted : recipient
        in-review → waitlisted : recipient
        in-review → declined : recipient
        waitlisted → accepted : recipient
        waitlisted → declined : recipient
        accepted → scheduled : recipient
        scheduled → in-progress : recipient
        in-progress → completed : recipient
        scheduled → no-show : recipient
        no-show → scheduled : recipient
        no-show → completed : recipient
        sent → expired : clock
        received → expired : clock
        declined → rerouted : origin
        expired → rerouted : origin, clock
        """;

    /// <summary>Not among domain.md's lines of statuses, but of its open call: a lease ends whatever the hub that claimed had begun.</summary>
    private const string ByTheEndOfALease = """
        read → expired : clock
        in-review → expired : clock
        info-requested → expired : clock
        """;

    private static readonly Status[] All = Enum.GetValues<Status>();

    private static readonly Status[] Terminal = [Status.Completed, Status.Withdrawn, Status.Rerouted, Status.EnteredInError];

    [Fact]
    public void The_table_is_exactly_the_one_of_the_domain()
    {
        var withdrawn = All.Except(Terminal).Select(status => $"{Codes<Status>.Of(status)} → withdrawn : person");
        var error = All.Except([Status.EnteredInError]).Select(status => $"{Codes<Status>.Of(status)} → entered-in-error : origin, recipient");
        var expected = Lines(Expected).Concat(Lines(ByTheEndOfALease)).Concat(withdrawn).Concat(error).Order();
        var found = Transitions.Table.Select(line => $"{Codes<Status>.Of(line.From)} → {Codes<Status>.Of(line.To)} : {Who(line.By)}").Order();
        Assert.Equal(string.Join('\n', expected), string.Join('\n', found));
    }

    [Fact]
    public void The_terminal_statuses_follow_from_the_table() =>
        Assert.Equal(Terminal, All.Where(Transitions.IsTerminal));

    [Fact]
    public void No_pair_of_statuses_stands_twice_in_the_table() =>
        Assert.Equal(Transitions.Table.Count, Transitions.Table.Select(line => (line.From, line.To)).Distinct().Count());

    [Fact]
    public void Every_status_is_reached_and_every_one_that_is_not_terminal_can_be_withdrawn()
    {
        Assert.Equal(All.Except([Status.Draft]), Transitions.Table.Select(line => line.To).Distinct().Order());
        Assert.All(All, status => Assert.Equal(!Transitions.IsTerminal(status), Transitions.Allows(status, Status.Withdrawn, Actors.Person)));
    }

    [Fact]
    public void Nothing_leaves_a_terminal_status_but_the_correction_of_an_error() =>
        Assert.All(Transitions.Table.Where(line => Transitions.IsTerminal(line.From)), line => Assert.Equal(Status.EnteredInError, line.To));

    [Fact]
    public void A_way_through_implied_steps_walks_lines_of_the_table_only()
    {
        foreach (var (from, to, actor) in from a in All from b in All from who in Enum.GetValues<Actors>() select (a, b, who))
        {
            if (Transitions.Path(from, to, actor) is not { } path)
            {
                continue;
            }

            Assert.Equal(to, path[^1]);
            Assert.All(path.Prepend(from).Zip(path), step => Assert.True(Transitions.Allows(step.First, step.Second, actor)));
            Assert.All(path.SkipLast(1), step => Assert.True(step is Status.Read or Status.InReview));
        }
    }

    [Theory]
    [InlineData((Status)(-1), Status.Sent)]
    [InlineData(Status.Sent, (Status)17)]
    [InlineData((Status)int.MaxValue, (Status)int.MinValue)]
    public void A_status_that_does_not_exist_goes_nowhere(Status from, Status to)
    {
        Assert.False(Transitions.Allows(from, to, (Actors)~0));
        Assert.Null(Transitions.Path(from, to, (Actors)~0));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Who(Actors by) => by.ToString().ToLowerInvariant();
}
