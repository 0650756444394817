using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;

namespace Federation.Node.Tests.Simulation;

/// <summary>What must hold once everything arrived.</summary>
public static class AtRest
{
    public static void Check(World world)
    {
        world.Ledger.VerifyAll();
        foreach (var disk in world.Disks.Values)
        {
            Stored(world, disk);
            Seals(world, disk);
        }

        foreach (var grain in world.Auditor.Referrals)
        {
            var state = world.Auditor.Referral(grain)!;
            if (state.Side == Side.Origin)
            {
                OneStory(world, grain, state);
                Continues(world, grain, state);
            }
            else if (world.Auditor.Referral(grain with { Hub = state.Origin })?.Recipient != grain.Hub)
            {
                world.Break($"P4: {grain} is a copy of nothing");
            }
        }

        foreach (var grain in world.Auditor.Erased)
        {
            Erased(world, grain, world.Auditor.Referral(grain)!);
        }

        foreach (var grain in world.Auditor.Offers)
        {
            Offer(world, grain, (OfferState)world.Auditor.Folded(grain)!);
        }

        foreach (var grain in world.Auditor.Calls)
        {
            Call(world, grain, (CallState)world.Auditor.Folded(grain)!);
        }
    }

    public static void NothingDiffers(World world)
    {
        foreach (var grain in world.Auditor.Referrals)
        {
            var state = world.Auditor.Referral(grain)!;
            if (state.Differs)
            {
                world.Break($"P4: {grain} still differs after its origin aligned: {state.Status} here, {state.OtherHolds} there");
            }
        }
    }

    /// <summary>After months without anybody: sent, received or expired by the clocks; and who works on it was reminded, and its origin told.</summary>
    public static void NothingLiesForgotten(World world)
    {
        foreach (var grain in world.Auditor.Referrals)
        {
            var state = world.Auditor.Referral(grain)!;
            if (state.Status is Status.Draft or Status.Sent or Status.Received && state.Side == Side.Origin)
            {
                world.Break($"{grain} lies {state.Status} since {state.Since:u}, and no clock moves it");
            }

            if (state.Status is Status.Read or Status.InReview && !state.Escalated)
            {
                world.Break($"{grain} waits for an answer since {state.Since:u}, and nobody was told");
            }
        }

        foreach (var grain in world.Auditor.Offers)
        {
            if (world.Auditor.Folded(grain) is OfferState { Status: OfferStatus.Draft or OfferStatus.Proposed or OfferStatus.SentBack } lying)
            {
                world.Break($"{grain} lies {lying.Status} since {lying.Since:u}, and no clock moves it");
            }
        }

        foreach (var grain in world.Auditor.Alerts)
        {
            if (world.Auditor.Folded(grain) is SubscriptionState { Status: SubscriptionStatus.Asked } waiting)
            {
                world.Break($"{grain} waits to be confirmed since {waiting.AskedAt:u}, and no clock ends it");
            }
        }
    }

    private static void Stored(World world, Disk disk)
    {
        foreach (var (grain, stored) in disk.Grains)
        {
            if (world.Auditor.IsCompared(grain, stored.Version))
            {
                continue;
            }

            if (!DomainJson.WriteState(stored.State!).AsSpan().SequenceEqual(DomainJson.WriteState(world.Auditor.Folded(grain)!)))
            {
                world.Break($"P2: {grain} is stored otherwise than its feed tells");
            }
        }
    }

    private static void Seals(World world, Disk disk)
    {
        var referred = disk.Grains.Values.Select(stored => stored.State).OfType<ReferralState>().SelectMany(state => state.Dossier.Seals).Select(seal => seal.Id).ToHashSet();
        referred.UnionWith(disk.Grains.Values.Select(stored => stored.State).OfType<OfferState>().SelectMany(state => new[] { state.Words, state.Remark, state.Contact }).OfType<SealRef>().Select(seal => seal.Id));
        referred.UnionWith(disk.Grains.Values.Select(stored => stored.State).OfType<SubscriptionState>().SelectMany(state => new[] { state.Criteria, state.Address }).OfType<SealRef>().Select(seal => seal.Id));
        referred.UnionWith(disk.Grains.Values.Select(stored => stored.State).OfType<SessionState>().SelectMany(state => state.Registrations).Select(place => place.Contact.Id));
        if (!referred.SetEquals(disk.Sealed.Keys))
        {
            world.Break($"P7: {disk.Hub} keeps {disk.Sealed.Count} sealed rows and its requests, offers, alerts and sessions know of {referred.Count}");
        }
    }

    /// <summary>A wish to be forgotten reaches every attempt of the request and every hub that has a copy.</summary>
    private static void Erased(World world, GrainId grain, ReferralState state)
    {
        var attempts = new[] { state.Dossier.Parent, state.Child }.OfType<ReferralId>().Select(id => id.At(grain.Hub));
        foreach (var other in attempts.Concat(state.Recipient is { } hub ? [grain with { Hub = hub }] : []))
        {
            if (state.Side == Side.Origin && world.Auditor.Referral(other) is not { Forgotten: true })
            {
                world.Break($"P7: {grain} was erased at the person's wish, and {other} was not");
            }
        }
    }

    private static void OneStory(World world, GrainId grain, ReferralState origin)
    {
        if (origin.Recipient is not { } hub || hub == origin.Origin)
        {
            return;
        }

        if (world.Auditor.Referral(grain with { Hub = hub }) is not { } copy)
        {
            world.Break($"P4: {grain} was sent to {hub}, which has no copy");
            return;
        }

        var same = copy.Status == origin.Status && !copy.Differs && !origin.Differs;
        var shown = copy.Differs && origin.Differs;
        if (!same && !shown)
        {
            world.Break($"P4: {grain} is {origin.Status} (other: {origin.OtherHolds}), and at {hub} {copy.Status} (other: {copy.OtherHolds})");
        }

        if (copy.Letter!.FirstRequestedAt != origin.Dossier.FirstRequestedAt)
        {
            world.Break($"{grain} has two first instants");
        }
    }

    /// <summary>Not lost: a clock runs, a hub works on it, the person is asked, it ended, or it was forgotten; and what was re-routed goes on in its child.</summary>
    private static void Continues(World world, GrainId grain, ReferralState state)
    {
        if (state.Child is { } child && world.Auditor.Referral(child.At(grain.Hub))?.Dossier.Parent?.ToString() != grain.Key)
        {
            world.Break($"{grain} was re-routed into nothing");
        }

        var held = state.Recipient is not null && state.Status is Status.Accepted or Status.Waitlisted or Status.Scheduled or Status.NoShow or Status.InProgress or Status.Read or Status.InReview;
        var asked = state.Status == Status.InfoRequested && state.Asked is { Answered: false };

        // Two years without a step are an end too: the need stays, the person is forgotten, and no page says that somebody works on it.
        if (!held && !asked && !Transitions.IsEnded(state.Status) && !state.Forgotten && !state.Deadlines().Any())
        {
            world.Break($"{grain} is {state.Status} and nothing will ever move it");
        }
    }

    /// <summary>The two sources of one post know of each other, and neither waits under one that ended.</summary>
    private static void Offer(World world, GrainId grain, OfferState state)
    {
        if (OfferTransitions.IsTerminal(state.Status) ? !Grain.Deadlines(state).IsEmpty || state.Words is not null || state.Contact is not null : Grain.Deadlines(state).IsEmpty)
        {
            world.Break($"{grain} is {state.Status} with {Grain.Deadlines(state).Length} bells");
        }

        if (state is { IsPublished: true, Lead: { } lead } && world.Auditor.Folded(lead) is not OfferState { IsPublished: true })
        {
            world.Break($"P4: {grain} follows {lead}, which ended");
        }
        else if (state is { IsPublished: true, Lead: { } known } && !((OfferState)world.Auditor.Folded(known)!).Sources.Contains(grain))
        {
            world.Break($"P4: {grain} joined {known}, which does not know");
        }

        foreach (var source in state.IsPublished ? state.Sources : [])
        {
            if (world.Auditor.Folded(source) is not OfferState { IsPublished: true } joined || joined.Lead != grain)
            {
                world.Break($"P4: {grain} believes that {source} joined it");
            }
        }
    }

    private static void Call(World world, GrainId grain, CallState call)
    {
        var origin = world.Auditor.Referral(new GrainId(call.Letter.Origin, GrainKind.Referral, grain.Key))!;
        var told = origin.IsOpenCall ? call.Status == CallStatus.Open
            : origin.Recipient is not { } hub ? call.Status == CallStatus.Closed
            : call.Status == (hub == grain.Hub ? CallStatus.Granted : CallStatus.Taken);
        if (!told)
        {
            world.Break($"{grain} shows {call.Status}, the request is {origin.Status} at {origin.Recipient}");
        }
    }
}
