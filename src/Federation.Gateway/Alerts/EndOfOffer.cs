using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Time;
using Federation.Gateway.Calendars;
using Federation.Gateway.Jobs;

namespace Federation.Gateway.Alerts;

/// <summary>The last day on which an offer is shown, as a day in a calendar. What it is about is read behind the link.</summary>
internal static class EndOfOffer
{
    /// <param name="version">Of the offer's grain: higher at each entry, so that an end that moves is never older than the one before it.</param>
    public static CalendarEvent? Of(GrainId grain, OfferState state, long version, OfferSite site)
    {
        if (state.Until is not { } until || state.PublishedAt is not { } published || !OfferId.TryParse(grain.Key, out var id))
        {
            return null;
        }

        // Shown until midnight: the day that ends then is the last.
        var day = ParisTime.DateOf(until.AddMilliseconds(-1));
        var changed = state.ChangedAt > state.Since ? state.ChangedAt.Value : state.Since;
        return new CalendarEvent($"fin-{id}@federation-travail-pair", (int)Math.Min(version, int.MaxValue), changed, new WholeDays(day, day), "Dernier jour d’une annonce")
        {
            Status = state.Status is OfferStatus.Filled or OfferStatus.Withdrawn ? CalendarStatus.Cancelled : CalendarStatus.Confirmed,
            Description = site.Offer(id), Url = site.Offer(id),
        };
    }
}
