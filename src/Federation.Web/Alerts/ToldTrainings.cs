using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Alerts;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Training;
using Federation.Node.Alerts;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Web.Words;

namespace Federation.Web.Alerts;

/// <summary>Sessions and meetings that a person was told of, with why each came.</summary>
public sealed class ToldTrainings(IHubStore store, IAlertTrainings trainings)
{
    /// <param name="meeting">Its key in the collective; null for a session.</param>
    /// <param name="tellings">Of this one, the last first.</param>
    public async Task<ToldOffer> Of(GrainId grain, string? meeting, IReadOnlyList<Telling> tellings, IReadOnlyList<OwnAlert> alerts, Func<HubId, string> hub, CancellationToken cancel)
    {
        var last = tellings[0];
        var state = (await store.Load(grain, cancel)).State;
        var (title, line) = state switch
        {
            SessionState session => (session.Plan.Title, ToldThings.Short(session.Plan, last.Thing.What)),
            CollectiveState collective => (collective.Profile.Name, collective.Find(meeting) is { } one ? ToldThings.Short(one.Plan) : null),
            _ => ((string?)null, null),
        };

        // A place that was freed may be taken again: then it is announced as any other session.
        var shown = last.Thing.What == Happening.Ended ? [] : await trainings.Anew([grain], cancel);
        var now = shown.FirstOrDefault(news => news.Thing == last.Thing) ?? shown.FirstOrDefault(news => news.Thing == new Thing(grain, Happening.Published, meeting));
        var text = now is null ? null : TrainingText.Of(now);
        var why = text is null ? [] : last.Why.Select(match => (match.Version, Alert: alerts.FirstOrDefault(alert => alert.Row.Id == match.Subscription)))
            .Where(match => match.Alert?.Training is not null)
            .Select(match => new ToldReason(match.Alert!, match.Version < match.Alert!.Row.Version, TrainingAlertWords.Why(match.Alert.Training!, text, hub)));
        return new ToldOffer(
            meeting is null ? grain.Key : $"{grain.Key}-{meeting}", meeting is null ? TrainingPaths.Session(grain) : TrainingPaths.Collective(grain), last.At, last.Rank,
            tellings.Any(telling => telling.SeenAt is null), title, line, text is not null, [.. why])
        {
            Kind = meeting is null ? "Une session" : "Une rencontre", Gone = "n’est plus annoncée",
            Unwanted = text is null ? null : new Unwanted(grain, meeting).ToString(),
        };
    }
}
