using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.Node.Desk;
using Federation.Storage.Alerts;

namespace Federation.Web.Alerts;

/// <summary>Why an offer was told of, by one alert.</summary>
/// <param name="IsFormer">The alert looked for something else then.</param>
public sealed record ToldReason(OwnAlert Alert, bool IsFormer, IReadOnlyList<string> Words);

/// <summary>One thing that a person was told of, an offer, a session or a meeting: that it is there, and later that it is not.</summary>
/// <param name="Id">On this page.</param>
/// <param name="At">When it was last told of.</param>
/// <param name="IsNew">Not seen yet.</param>
/// <param name="Title">Null when even the title is gone.</param>
/// <param name="IsShown">Still in the lists.</param>
public sealed record ToldOffer(string Id, string Href, DateTimeOffset At, long Rank, bool IsNew, string? Title, string? Line, bool IsShown, ImmutableArray<ToldReason> Why)
{
    /// <summary>What it is called where even its title is gone.</summary>
    public string Kind { get; init; } = "Une offre";

    public string Gone { get; init; } = "n’est plus en ligne";

    /// <summary>What "pas pour moi" names in its address; null: it is not announced any more, there is nothing to set apart.</summary>
    public string? Unwanted { get; init; }
}

/// <summary>What a person was told, the last first, with why each came.</summary>
public sealed class ToldOffers(IAlertLedger ledger, OfferDesk desk, LiveOffers live, ToldTrainings trainings)
{
    /// <summary>Tellings of a page.</summary>
    public const int PageLength = 40;

    /// <param name="alerts">Of one person at one hub.</param>
    public async Task<IReadOnlyList<ToldOffer>> Of(IReadOnlyList<OwnAlert> alerts, Func<HubId, string> hub, CancellationToken cancel)
    {
        if (alerts is not [{ Row: var row }, ..])
        {
            return [];
        }

        var why = new WhyTold(hub);
        var told = new List<ToldOffer>();
        foreach (var of in (await ledger.Latest(row.Hub, row.Subscriber, null, long.MaxValue, PageLength, cancel)).GroupBy(telling => (telling.Thing.Of, Meeting: telling.Thing.Of.Kind == GrainKind.Collective ? telling.Thing.Part : null)))
        {
            if (of.Key.Of.Kind != GrainKind.Offer)
            {
                told.Add(await trainings.Of(of.Key.Of, of.Key.Meeting, [.. of], alerts, hub, cancel));
            }
            else if (OfferId.TryParse(of.Key.Of.Key, out var id))
            {
                told.Add(await Of(id, of.Key.Of, [.. of], alerts, why, cancel));
            }
        }

        return told;
    }

    private async Task<ToldOffer> Of(OfferId id, GrainId grain, IReadOnlyList<Telling> tellings, IReadOnlyList<OwnAlert> alerts, WhyTold why, CancellationToken cancel)
    {
        var last = tellings[0];
        var shown = live.Snapshot.Find(grain.Hub, id);
        var isShown = shown is not null && last.Thing.What == Happening.Published;
        var isNew = tellings.Any(telling => telling.SeenAt is null);
        if (!isShown || shown is null)
        {
            var title = await desk.Load(grain, cancel) is { PublishedAt: not null, Posting: { } posting } ? OfferLines.Title(posting) : null;
            return new ToldOffer(id.ToString(), $"/offres/{id}", last.At, last.Rank, isNew, title, null, false, []);
        }

        var reasons = last.Why.Select(match => (match.Version, Alert: alerts.FirstOrDefault(alert => alert.Row.Id == match.Subscription)))
            .Where(match => match.Alert?.Search is not null)
            .Select(match => new ToldReason(match.Alert!, match.Version < match.Alert!.Row.Version, why.Of(match.Alert.Search!.Query, shown)));
        return new ToldOffer(id.ToString(), $"/offres/{id}", last.At, last.Rank, isNew, OfferLines.Title(shown.Posting), OfferLines.Short(shown.Posting), true, [.. reasons]) { Unwanted = id.ToString() };
    }
}
