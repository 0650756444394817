using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Alerts;
using Federation.Gateway.Alerts.Trainings;
using Federation.Node.Alerts;
using Federation.Testing.Domain;
using Federation.Web.Alerts;

namespace Federation.Gateway.Tests.Alerts;

/// <summary>"Pas pour moi" of sessions and meetings: whatever is proposed keeps it away, widens nothing, and says its effect as the matcher would have it.</summary>
public sealed class TrainingNarrowerTests
{
    [Fact]
    public async Task A_proposal_excludes_it_and_only_narrows_and_counts_as_the_matcher_does()
    {
        var random = Seeds.Of(20_260_302);
        var (proposed, without, words) = (0, 0, new HashSet<string>());
        for (var round = 0; round < 400; round++)
        {
            var all = Enumerable.Range(0, 60).Select(number => Named(TrainingSearchTests.News(random), number)).ToList();
            var subject = random.Chance(0.6) ? AlertSubject.Sessions : AlertSubject.Meetings;
            var search = TrainingSearch.Read(subject, random.Chance(0.3) ? "" : TrainingSearchTests.Criteria(random));
            var found = Answering(all, search);
            if (found.Count == 0)
            {
                continue;
            }

            var unwanted = random.Pick(found);
            var narrower = await TrainingNarrower.Read(search, new Given(all), CancellationToken.None);
            Assert.Equal(found.Count, narrower.Total);
            var ways = narrower.Without(TrainingText.Of(unwanted));
            without += ways.Count == 0 ? 1 : 0;
            Assert.Equal(ways.Select(way => way.Text).Distinct().Count(), ways.Count);
            foreach (var way in ways)
            {
                proposed++;
                words.Add(way.Words.Split(' ')[0] + way.Words.Split(' ')[1]);
                var kept = TrainingSearch.Read(subject, way.Text, out var understood);
                Assert.True(understood);
                var stay = Answering(all, kept);
                Assert.DoesNotContain(unwanted, stay);
                Assert.Empty(stay.Except(found));
                Assert.Equal((stay.Count, found.Count - stay.Count), (way.Stay, way.Gone));
                Assert.All(way.Titles, title => Assert.Contains(title, found.Except(stay).Select(ToldThings.Title)));
            }
        }

        Assert.True(proposed > 500, $"{proposed} proposals");
        Assert.True(without < 60, $"{without} times nothing to propose");
        Assert.True(words.Count >= 5, string.Join(' ', words));
    }

    [Fact]
    public async Task Said_again_and_again_it_ends_with_nothing_left_to_tell()
    {
        var random = Seeds.Of(5);
        var all = Enumerable.Range(0, 200).Select(number => Named(TrainingSearchTests.News(random), number)).ToList();
        var search = new TrainingSearch(AlertSubject.Sessions, null);
        var steps = 0;
        for (; steps < 100 && Answering(all, search) is [var first, ..]; steps++)
        {
            var narrower = await TrainingNarrower.Read(search, new Given(all), CancellationToken.None);
            if (narrower.Without(TrainingText.Of(first)) is not [var way, ..])
            {
                break;
            }

            Assert.True(Answering(all, TrainingSearch.Read(AlertSubject.Sessions, way.Text)).Count < narrower.Total);
            search = TrainingSearch.Read(AlertSubject.Sessions, way.Text);
        }

        Assert.InRange(steps, 1, 60);
    }

    [Theory]
    [InlineData("session.aura.posture-1", true)]
    [InlineData("collective.aura.pairs.2027-01", true)]
    [InlineData("session.aura.posture-1.x", false)]
    [InlineData("collective.aura.pairs", false)]
    [InlineData("offer.aura.x", false)]
    [InlineData("session..x", false)]
    [InlineData("session.aura.", false)]
    [InlineData("session.aura.X", false)]
    [InlineData("session.aura.a/b", false)]
    [InlineData("collective.aura.a.b.c", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void What_an_address_names_is_a_session_or_a_meeting(string? text, bool names)
    {
        Assert.Equal(names, Unwanted.TryParse(text, out var unwanted));
        Assert.Equal(names ? text : null, names ? unwanted.ToString() : null);
    }

    private static List<Announced> Answering(IEnumerable<Announced> all, TrainingSearch search)
    {
        var query = TrainingQuery.Read(search);
        return [.. all.Where(news => query.Matches(TrainingText.Of(news)))];
    }

    private static Announced Named(Announced news, int number) => news with { Thing = news.Thing with { Of = news.Thing.Of with { Key = $"k-{number}" } } };

    private sealed class Given(IReadOnlyList<Announced> all) : IAlertTrainings
    {
        public Task<IReadOnlyList<Announced>> Anew(IReadOnlyCollection<GrainId> grains, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<Announced>>([.. all.Where(news => grains.Contains(news.Thing.Of))]);

        public async IAsyncEnumerable<Announced> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            foreach (var news in all)
            {
                yield return news;
            }

            await Task.CompletedTask;
        }
    }
}
