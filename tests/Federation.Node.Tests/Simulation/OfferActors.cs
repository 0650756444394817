using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Simulation;

/// <summary>Employers, and coordinators who publish, join and end. They choose from what they see, which may be over when they are heard.</summary>
public sealed class OfferActors(World world)
{
    public Task Act(Func<GrainId, Command, Caller, Task> ask)
    {
        var random = world.Random;
        if (world.Auditor.Offers.Count == 0 || random.Next(6) == 0)
        {
            var hub = Places.Hubs[random.Next(Places.Hubs.Count)];
            return ask(random.NextOfferId(world.Now).At(hub), OfferSamples.Propose(random, world.Now), Caller.Visitor);
        }

        // Of three offers, one that is not over: people look at what is alive.
        var offer = Enumerable.Range(0, 3).Select(_ => world.Auditor.Offers[random.Next(world.Auditor.Offers.Count)])
            .MinBy(candidate => OfferTransitions.IsTerminal(((OfferState)world.Auditor.Folded(candidate)!).Status) ? 1 : 0);
        ImmutableArray<GrainId> others = [.. world.Auditor.Offers.Where(other => other.Hub != offer.Hub && world.Auditor.Folded(other) is OfferState { IsPublished: true })];
        var (command, caller) = OfferSamples.Any(random, world.Now, offer, (OfferState?)world.Auditor.Folded(offer), others);

        // Bells are the runners' alone here.
        return command is Ring ? Task.CompletedTask : ask(offer, command, caller);
    }
}
