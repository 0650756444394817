using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Simulation;

/// <summary>People who ask for alerts, open the link of the letter or not, refine, pause, return and leave.</summary>
public sealed class AlertActors(World world)
{
    public Task Act(Func<GrainId, Command, Caller, Task> ask)
    {
        var random = world.Random;
        if (world.Auditor.Alerts.Count == 0 || random.Next(4) == 0)
        {
            var hub = Places.Hubs[random.Next(Places.Hubs.Count)];
            var subject = random.Next(2) == 0 ? AlertSubject.Offers : random.Next(2) == 0 ? AlertSubject.Sessions : AlertSubject.Meetings;
            return ask(random.NextSubscriptionId(world.Now).At(hub), SubscriptionSamples.Ask(random, world.Now, Somebody(hub)) with { Subject = subject }, Caller.Visitor);
        }

        // Of three alerts, one that is not over.
        var alert = Enumerable.Range(0, 3).Select(_ => world.Auditor.Alerts[random.Next(world.Auditor.Alerts.Count)])
            .MinBy(candidate => ((SubscriptionState)world.Auditor.Folded(candidate)!).IsOver ? 1 : 0);
        var (command, caller) = SubscriptionSamples.Any(random, world.Now);

        // Bells are the runners' alone here.
        return command is Ring ? Task.CompletedTask : ask(alert, command, caller);
    }

    /// <summary>Now and then somebody who has an alert here already.</summary>
    private SubscriberId? Somebody(HubId hub) => world.Random.Next(3) > 0 ? null
        : world.Auditor.Alerts.Where(alert => alert.Hub == hub).Select(alert => ((SubscriptionState)world.Auditor.Folded(alert)!).Subscriber).LastOrDefault(known => known is not null);
}
