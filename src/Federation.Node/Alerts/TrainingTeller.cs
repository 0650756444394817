using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Alerts;

namespace Federation.Node.Alerts;

/// <summary>The part of a teller that knows sessions and meetings: who looks for what an entry touched, and what an entry ended.</summary>
internal sealed class TrainingTeller(HubId hub, IAlertTrainings trainings, IAlertMatcher matcher)
{
    public async Task<(List<Shown> Shown, List<Thing> Over)> Read(IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        var read = entries.Where(entry => entry.Audience.MayBeReadBy(hub, entry.Hub)).ToList();
        var touched = read.Select(AnnouncedNews.Touched).OfType<GrainId>().Distinct().ToList();
        var (shown, matched) = (new List<Shown>(), new List<Match>());
        foreach (var news in touched.Count == 0 ? [] : await trainings.Anew(touched, cancel))
        {
            matched.Clear();
            matcher.Match(news, matched);
            if (matched.Count > 0)
            {
                shown.Add(new Shown(news.Thing, news.Since, [.. matched]));
            }
        }

        return (shown, [.. read.Select(AnnouncedNews.Ended).OfType<Thing>()]);
    }

    /// <summary>What is announced already and would have been told, had the subscription been as it is now.</summary>
    public async IAsyncEnumerable<Shown> Missed(SubscriptionRow row, Sought sought, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var news in trainings.All(cancel))
        {
            if (news.Since >= row.From && sought.Announced(news))
            {
                yield return new Shown(news.Thing, news.Since, [new Match(row.Id, row.Version)]);
            }
        }
    }
}
