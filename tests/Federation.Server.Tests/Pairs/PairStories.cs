using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Running;

namespace Federation.Server.Tests.Pairs;

public sealed class EmbeddedPairServer : PairServer
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresPairServer : PairServer
{
    protected override async Task<string?> Database() => await PostgresCluster.Shared.CreateDatabase();
}

public sealed class PairStoriesOnSqlite(EmbeddedPairServer here) : PairStories(here), IClassFixture<EmbeddedPairServer>;

public sealed class PairStoriesOnPostgres(PostgresPairServer here) : PairStories(here), IClassFixture<PostgresPairServer>;

/// <summary>
/// A training of one hub given by a pair of another, from the search to the day on which somebody cancels, through the pages alone. Every form that says something
/// is sent twice, and the feeds tell at the end that it was done once.
/// </summary>
public abstract class PairStories(PairServer here)
{
    [Fact]
    public async Task A_pair_of_another_hub_is_booked_one_cancels_everybody_sees_it_and_one_press_repairs_it()
    {
        var story = await PairStory.Booked(here.Server, "Histoire réparée", 40);
        using var other = await HubTrainerAt(story.Bretagne, "Canari Relève", "22");
        await story.Cancels(story.Peer);
        Assert.Contains("Cette session est incertaine", (await story.Visitor.Get(story.Session.Public)).Text, StringComparison.Ordinal);
        Assert.Contains("La personne prévue ne peut plus venir", await story.Reads(story.Professional, "ne peut plus venir"), StringComparison.Ordinal);
        Assert.Contains("Une personne ne peut plus venir", (await story.Aura.Get(story.Session.InSpace)).Text, StringComparison.Ordinal);

        var page = await story.Page(text => text.Contains("Qui peut remplacer", StringComparison.Ordinal) && text.Contains("Côtes-d’Armor", StringComparison.Ordinal), "somebody who could come is proposed");
        Assert.Matches("Pair·e, comme la personne à remplacer\\s;\\sconnaît\\s«\\sLe rétablissement\\s»", page.Text);
        Assert.Contains("départements de là", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canari", page.Text, StringComparison.Ordinal);
        await HubSession.Twice(story.Aura, story.Booking, PairStory.FormWith(page, "With", other.Trainer.Id));
        Assert.Contains("une professionnelle ou un professionnel, Finistère", await story.Reads(other.Trainer, story.Session.Title), StringComparison.OrdinalIgnoreCase);
        await story.Agrees(other.Trainer, "repondre");
        await story.Page(text => text.Contains("Chaque calendrier l’a inscrit", StringComparison.Ordinal), "it is confirmed again");
        await Until.True("everybody sees that it takes place", async () => !(await story.Visitor.Get(story.Session.Public)).Text.Contains("incertaine", StringComparison.Ordinal));
        Assert.Contains("Côtes-d’Armor", await story.Reads(story.Professional, "Côtes-d’Armor"), StringComparison.Ordinal);
        Assert.DoesNotContain("Canari Pair", await story.Reads(story.Professional, "Canari Pro"), StringComparison.Ordinal);

        Assert.Equal(["confirmed", "at-risk", "confirmed"], await story.Statuses("session.moved", story.Session.Id));
        Assert.Equal(["settling", "confirmed", "at-risk", "confirmed"], await story.Statuses("booking.moved", story.BookingId));
        Assert.Equal(3, await story.Told("hold.asked", story.BookingId));
        Assert.Equal(1, await story.Told("booking.member-replaced", story.BookingId));
    }

    [Fact]
    public async Task Nobody_is_found_in_time_and_the_session_is_postponed_and_everybody_is_free_again()
    {
        var story = await PairStory.Booked(here.Server, "Histoire reportée", 60);
        await story.Cancels(story.Peer);
        here.Server.Clock.MoveTo(ParisTime.At(story.Days[0].AddDays(-BookingClock.RepairBefore), new TimeOnly(9, 0)));
        await Until.True("everybody sees that it is postponed", async () => (await story.Visitor.Get(story.Session.Public)).Text.Contains("Cette session est reportée", StringComparison.Ordinal));
        story = story with { Aura = await here.Server.SignIn(HubId.Parse("aura")) };
        await story.Page(text => text.Contains("Personne n’a été trouvé à temps", StringComparison.Ordinal), "the booking says why");
        Assert.Contains("Trouver d’autres dates", (await story.Aura.Get(story.Session.InSpace)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Session.Title, await story.Reads(story.Professional, "Aucune date prévue"), StringComparison.Ordinal);

        Assert.Equal(["confirmed", "at-risk", "postponed"], await story.Statuses("session.moved", story.Session.Id));
        Assert.Equal(["settling", "confirmed", "at-risk", "postponed"], await story.Statuses("booking.moved", story.BookingId));
        Assert.Equal(1, await story.Told("hold.released", story.BookingId));
    }

    private async Task<Added> HubTrainerAt(Visitor coordinator, string name, string department)
    {
        var (trainer, visitor) = (await HubTrainer.Add(coordinator, "bretagne", name, "peer", department), here.Server.Visitor());
        await trainer.Opens(visitor, here.Server.Today);
        return new Added(trainer, visitor);
    }

    private sealed record Added(HubTrainer Trainer, Visitor Visitor) : IDisposable
    {
        public void Dispose() => Visitor.Dispose();
    }
}

/// <summary>One server for the stories of one engine.</summary>
public abstract class PairServer : IAsyncLifetime
{
    public TimedServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await TimedServer.Start(await Database());

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    protected abstract Task<string?> Database();
}
