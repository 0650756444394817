using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Training;
using Federation.Storage.Alerts;

namespace Federation.Node.Tests.Simulation;

/// <summary>Each expected telling is there, once, and none that nobody asked for.</summary>
public static class AlertsAtRest
{
    public static void Check(World world)
    {
        var shown = world.Auditor.Offers.Select(grain => Shown(world, grain)).OfType<PublishedOffer>().ToList();
        var announced = AnnouncedRules.All(world).ToList();
        foreach (var grain in world.Auditor.Alerts)
        {
            if (AlertRules.Row(grain, (SubscriptionState?)world.Auditor.Folded(grain)) is { } row)
            {
                Expected(world, row, shown);
                Expected(world, row, announced);
                Asked(world, row);
            }
        }

        foreach (var disk in world.Disks.Values)
        {
            foreach (var telling in disk.Ledger.Tellings.Values)
            {
                Grounds(world, disk, telling);
            }
        }
    }

    private static PublishedOffer? Shown(World world, GrainId grain)
    {
        OfferState? Of(GrainId of) => world.Auditor.Folded(of) as OfferState;

        // One that stood under a lead that then joined another is uncovered without an entry of its own.
        return Of(grain)?.Lead is { } lead && Of(lead)?.Lead is not null ? null : AlertRules.Shown(Of(grain), grain, Of, world.Now);
    }

    private static void Expected(World world, SubscriptionRow row, List<PublishedOffer> shown)
    {
        if (row.Status != SubscriptionStatus.Confirmed || row.Subject != AlertSubject.Offers)
        {
            return;
        }

        var rules = ((PlatformState)world.Auditor.Folded(GrainId.Platform(row.Hub))!).Diffusion;
        foreach (var offer in shown.Where(offer => offer.PublishedAt >= row.From && offer.PublishedAt >= world.Now.AddDays(-TellPlan.NewsFor) && AlertRules.Answers(row.Criteria, offer)))
        {
            var thing = new Thing(offer.Id.At(offer.Hub), Happening.Published);
            if (DiffusionRules.Shows(rules, row.Hub, offer, world.Now) && !world.Disks[row.Hub].Ledger.Tellings.ContainsKey((row.Subscriber, thing)))
            {
                world.Break($"{row.Grain} was not told of {thing}");
            }
        }
    }

    private static void Expected(World world, SubscriptionRow row, List<Announced> announced)
    {
        if (row.Status != SubscriptionStatus.Confirmed)
        {
            return;
        }

        foreach (var news in announced.Where(news => news.Subject == row.Subject && news.Since >= row.From && news.Since >= world.Now.AddDays(-TellPlan.NewsFor) && AnnouncedRules.Answers(row.Criteria, news)))
        {
            if (!world.Disks[row.Hub].Ledger.Tellings.ContainsKey((row.Subscriber, news.Thing)))
            {
                world.Break($"{row.Grain} was not told of {news.Thing}");
            }
        }
    }

    private static void Asked(World world, SubscriptionRow row)
    {
        var asked = world.Disks[row.Hub].Feed.First(entry => entry.Subject == row.Grain);
        if (row.Status == SubscriptionStatus.Asked && !world.Disks[row.Hub].Ledger.Letters.ContainsKey($"{AlertLetters.Confirm}:{row.Hub}:{asked.Position}"))
        {
            world.Break($"{row.Grain} waits for a letter that was never written");
        }
    }

    private static void Grounds(World world, Disk disk, Telling telling)
    {
        if (telling.Why.IsEmpty || !telling.Why.All(match => world.Auditor.Folded(match.Subscription.At(disk.Hub)) is SubscriptionState))
        {
            world.Break($"{telling.Subscriber} of {disk.Hub} was told of {telling.Thing} for no subscription");
        }

        if (telling.Letter is { } letter ? !disk.Ledger.Letters.ContainsKey(letter) : telling.Mail == TellingMail.Queued)
        {
            world.Break($"{telling.Subscriber} of {disk.Hub} was told of {telling.Thing} by a letter that is not there");
        }

        if (telling.Thing.What == Happening.Ended
            && !(IsOver(world, telling.Thing) && disk.Ledger.Tellings.Keys.Any(told => told.Subscriber == telling.Subscriber && TellPlan.Begins(told.Thing, telling.Thing))))
        {
            world.Break($"{telling.Subscriber} of {disk.Hub} was told of the end of {telling.Thing}, which is not over, or not of its beginning");
        }
    }

    /// <summary>A meeting that its collective does not remember any more was over long ago.</summary>
    private static bool IsOver(World world, Thing thing) => world.Auditor.Folded(thing.Of) switch
    {
        OfferState offer => OfferTransitions.IsTerminal(offer.Status),
        SessionState session => session.Status == SessionStatus.Cancelled,
        CollectiveState collective => collective.Find(thing.Part) is null or { Cancelled: true },
        _ => false,
    };
}
