using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Caching;
using Federation.Gateway.Calendars;
using Federation.Gateway.Jobs;
using Federation.Storage.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Gateway.Alerts;

/// <summary>
/// What an alert told, for its person's own software: Atom, and a calendar with the last day of each offer and the days of sessions and meetings. While the alert pauses its feeds stand
/// still; when it ends, or has the channel no more, the address opens nothing.
/// </summary>
public static class AlertFeeds
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <param name="limits">The policy of request rates.</param>
    public static void MapAlertFeeds(this IEndpointRouteBuilder routes, string limits)
    {
        var group = routes.MapGroup(AlertFeedKey.Root);
        group.AllowAnonymous().RequireRateLimiting(limits);
        group.MapMethods("/{hub}/{id}/{key}.atom", Reading, Atom);
        group.MapMethods("/{hub}/{id}/{key}.ics", Reading, Calendar);
    }

    private static async Task<IResult> Atom(string hub, string id, string key, Subscriptions subscriptions, IAlertLedger ledger, ToldThings things, OfferSite site, CancellationToken cancel)
    {
        if (await Find(hub, id, key, AlertChannel.Atom, subscriptions, cancel) is not { } row)
        {
            return Results.NotFound();
        }

        var shown = new List<AtomEntry>();
        foreach (var told in await Told(row, ledger, cancel))
        {
            if (await things.Entry(told, cancel) is { } entry)
            {
                shown.Add(entry);
            }
        }

        var self = site.Base + AlertFeedKey.Path(row, AlertChannel.Atom);
        return new PrivateAnswer(AtomFeed.Write(new AtomHead($"urn:uuid:{row.Id}", Title, shown.Select(entry => entry.Updated).DefaultIfEmpty(row.AskedAt).Max(), self), shown, site).ToArray(), AtomFeed.ContentType);
    }

    private static async Task<IResult> Calendar(string hub, string id, string key, Subscriptions subscriptions, IAlertLedger ledger, ToldThings things, CancellationToken cancel)
    {
        if (await Find(hub, id, key, AlertChannel.Calendar, subscriptions, cancel) is not { } row)
        {
            return Results.NotFound();
        }

        var events = new List<CalendarEvent>();
        foreach (var told in await Told(row, ledger, cancel))
        {
            events.AddRange(await things.Events(told, cancel));
        }

        return new PrivateAnswer(CalendarFile.Write(Title, events), CalendarFile.ContentType);
    }

    /// <summary>Neutral: it stands in the reader's list, where others may see it.</summary>
    private const string Title = "Nouveautés";

    /// <summary>The last thing told of each offer, session and meeting, the last first.</summary>
    private static async Task<IReadOnlyList<Telling>> Told(SubscriptionRow row, IAlertLedger ledger, CancellationToken cancel) =>
        [.. (await ledger.Latest(row.Hub, row.Subscriber, row.Id, long.MaxValue, 2 * AtomFeed.MostEntries, cancel)).DistinctBy(telling => (telling.Thing.Of, telling.Thing.Of.Kind == GrainKind.Collective ? telling.Thing.Part : null)).Take(AtomFeed.MostEntries)];

    private static async Task<SubscriptionRow?> Find(string hub, string id, string key, AlertChannel channel, Subscriptions subscriptions, CancellationToken cancel) =>
        HubId.TryParse(hub, out var at) && SubscriptionId.TryParse(id, out var known) && await subscriptions.Find(known.At(at), cancel) is { } row
            && AlertFeedKey.Opens(key, row) && row.Channels.Contains(channel) && row.Status is SubscriptionStatus.Confirmed or SubscriptionStatus.Paused
            ? row
            : null;
}
