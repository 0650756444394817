using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Referrals.Mirrors;

/// <summary>Walks every world that can be reached, the nearest first, and shows the shortest way to the first that breaks a promise.</summary>
internal sealed class PairExplorer(Func<PairWorld, IEnumerable<PairMove>> moves, int mostUnheard)
{
    private readonly Dictionary<string, int> _known = [];
    private readonly List<(PairWorld World, int From, string By)> _worlds = [];

    public int Explored => _worlds.Count;

    public IReadOnlyCollection<(Status? Origin, Status? Recipient)> Quiet =>
        [.. _worlds.Where(one => one.World.IsQuiet).Select(one => (one.World.Origin?.Status, one.World.Recipient?.Status)).Distinct()];

    public void Explore(params PairWorld[] starts)
    {
        foreach (var start in starts)
        {
            Add(start, -1, "start");
        }

        for (var here = 0; here < _worlds.Count; here++)
        {
            var world = _worlds[here].World;
            try
            {
                Promises.HoldIn(world);
                Deliver(here, world, true);
                Deliver(here, world, false);
                foreach (var move in moves(world).Where(move => world[move.Hub] is not null))
                {
                    Try(here, world, move);
                }
            }
            catch (Exception broken)
            {
                Assert.Fail($"{broken.Message}\nafter: {string.Join(" → ", Way(here))}\nin: {world.Key()}");
            }
        }
    }

    private void Deliver(int here, PairWorld world, bool toRecipient)
    {
        if ((toRecipient ? world.ToRecipient : world.ToOrigin).IsEmpty)
        {
            return;
        }

        var next = world.Deliver(toRecipient, out var decision);
        Promises.HoldOver(world, next, toRecipient ? world.ToRecipient[0] : world.ToOrigin[0], decision);
        Add(next, here, $"{(toRecipient ? "recipient" : "origin")} hears {PairWorld.Short((toRecipient ? world.ToRecipient : world.ToOrigin)[0].Fact)}");
    }

    private void Try(int here, PairWorld world, PairMove move)
    {
        var decision = world.Decide(move.Hub, move.Command, move.Caller, move.Now);
        if (decision.Refusal is not null || decision.WritesNothing)
        {
            return;
        }

        var next = Promises.Remember(world.Write(move.Hub, decision), move.Command);
        if (move.Hub == Some.Aura)
        {
            Promises.Disclose(next, decision);
        }

        if (next.ToRecipient.Count <= mostUnheard && next.ToOrigin.Count <= mostUnheard)
        {
            Add(next, here, move.Name);
        }
    }

    private void Add(PairWorld world, int from, string by)
    {
        if (_known.TryAdd(world.Key(), _worlds.Count))
        {
            _worlds.Add((world, from, by));
        }
    }

    private IEnumerable<string> Way(int here)
    {
        var steps = new Stack<string>();
        for (; here >= 0; here = _worlds[here].From)
        {
            steps.Push(_worlds[here].By);
        }

        return steps;
    }
}

internal static class Promises
{
    private static readonly Status[] Agreeing = [Status.Accepted, Status.Scheduled, Status.NoShow, Status.InProgress, Status.Completed];

    /// <summary>True of every world, whatever is under way.</summary>
    public static void HoldIn(PairWorld world)
    {
        Assert.True(world.Recipient is null || world.Recipient.Dossier.FirstRequestedAt == Some.Now, "the first instant changed");
        HeardTwice(world, true);
        HeardTwice(world, false);
        if (world.Origin is { } origin)
        {
            Shut(world, origin);
        }

        if (world.IsQuiet)
        {
            Agree(world);
            Align(world);
        }
    }

    /// <summary>True of every entry that is heard.</summary>
    public static void HoldOver(PairWorld before, PairWorld after, Hear heard, Decision decision)
    {
        Assert.True(decision.Refusal is null, $"refused: {decision.Refusal}");
        foreach (var hub in (HubId[])[Some.Aura, Some.Occitanie])
        {
            Assert.True(before[hub] is not { } known || !Transitions.IsTerminal(known.Status) || known.Status == after[hub]!.Status, "a late word changed a terminal status");
        }

        Assert.True(heard.Fact is not ReferralHeard || after.ToOrigin.Count + after.ToRecipient.Count < before.ToOrigin.Count + before.ToRecipient.Count, "an acknowledgement was answered");
        if (heard.From != Some.Aura)
        {
            Disclose(after, decision);
        }
    }

    /// <summary>The contact goes to a hub that accepted and that the person agreed to, or because of a danger.</summary>
    public static void Disclose(PairWorld after, Decision decision)
    {
        foreach (var told in decision.Facts.Select(told => told.Fact).OfType<ReferralDisclosed>().Where(told => told is { What: SealKind.Contact, Purpose: not DisclosurePurpose.Danger }))
        {
            Assert.True(after.Accepted, "the contact was disclosed before the hub accepted");
            Assert.Contains(after.Origin!.Status, Agreeing);
            Assert.True(after.Origin.Dossier.Consent.Covers(told.To, Some.Now), "the contact was disclosed without agreement");
            Assert.True(told.Until <= after.Origin.Dossier.Consent.Until, "the contact was disclosed for longer than agreed");
        }

        Assert.All(decision.Facts.Select(told => told.Fact).OfType<ReferralRerouted>(), rerouted => Assert.Equal(Some.Now, rerouted.Dossier.FirstRequestedAt));
    }

    public static PairWorld Remember(PairWorld world, Command command) => command switch
    {
        StopDisclosure stop => world with { Stopped = world.Stopped.Add(stop.What) },
        ChangeConsent { Consent: var consent } when consent.Covers(Some.Occitanie, Some.Now) => world with { Stopped = [] },
        ChangeConsent => world with { Stopped = world.Stopped.Add(SealKind.Contact) },
        EraseReferral => world with { Erased = true },
        _ => world,
    };

    private static void HeardTwice(PairWorld world, bool byRecipient)
    {
        if ((byRecipient ? world.LastToRecipient : world.LastToOrigin) is { } again)
        {
            // The engine knows the key and would not even ask; the grain alone is held to it here.
            var decision = world.Decide(byRecipient ? Some.Occitanie : Some.Aura, again, Caller.OtherHub(again.From));
            Assert.True(decision.WritesNothing, $"heard twice, {PairWorld.Short(again.Fact)} wrote {string.Join(", ", decision.Facts.Select(told => told.Fact))}");
        }
    }

    private static void Shut(PairWorld world, ReferralState origin)
    {
        foreach (var what in Enum.GetValues<SealKind>())
        {
            var opening = world.Decide(Some.Aura, new OpenSealed(what), Some.Toulouse);
            var inDanger = origin.Disclosures.Any(one => one.What == what && one.Purpose == DisclosurePurpose.Danger && one.IsInForce(Some.Now));
            Assert.True(opening.Refusal is not null || !world.Stopped.Contains(what) || inDanger, $"{what} was opened after the person stopped it");
            Assert.True(!world.Erased || world.Decide(Some.Aura, new OpenSealed(what, DangerReason.DangerForThePerson), Some.Toulouse).Refusal is not null, $"{what} was opened after the erasure");
            Assert.True(opening.Refusal is not null || what == SealKind.Contact || inDanger || !Transitions.IsEnded(origin.Status), $"{what} was opened after the end");
        }

        Assert.True(!world.Erased || origin.Dossier.Seals.IsEmpty, "a row outlived the erasure");
    }

    /// <summary>Nothing is under way: one status, or two ends that differ and both hubs see it.</summary>
    private static void Agree(PairWorld world)
    {
        if (world is not { Origin: { } origin, Recipient: { } recipient })
        {
            return;
        }

        Assert.True(!world.Erased || recipient.Dossier.Seals.IsEmpty, "a question outlived the erasure");
        Assert.True(
            origin.Status == recipient.Status ? !origin.Differs && !recipient.Differs
            : Transitions.IsTerminal(origin.Status) && Transitions.IsTerminal(recipient.Status) && origin.Differs && recipient.Differs,
            $"origin {origin.Status} (sees {origin.OtherHolds}), recipient {recipient.Status} (sees {recipient.OtherHolds})");
        Assert.Equal(Seen(origin), Seen(recipient));
        Assert.Equal(origin.Helped, recipient.Helped);
        Assert.Equal(origin.Escalated, recipient.Escalated);
    }

    /// <summary>What the recipient believes it may open is what the origin would open.</summary>
    private static string Seen(ReferralState state) => string.Join(',', state.Disclosures
        .Where(one => one.To == Some.Occitanie && one.IsInForce(Some.Now)).Select(one => $"{one.What} {one.Purpose} {one.Until:O}").Distinct().Order());

    private static void Align(PairWorld world)
    {
        if (world.Origin is not { Differs: true })
        {
            return;
        }

        var decision = world.Decide(Some.Aura, new AlignReferral(), Some.Grenoble);
        Assert.True(decision.Refusal is null, $"aligning was refused: {decision.Refusal}");
        var aligned = world.Write(Some.Aura, decision).Drained();
        Assert.True(aligned.Origin!.Status == aligned.Recipient!.Status && !aligned.Origin.Differs && !aligned.Recipient.Differs, "aligning did not settle the difference");
        Assert.True(aligned.Decide(Some.Aura, new AlignReferral(), Some.Grenoble) is { Refusal: null, WritesNothing: true }, "aligned twice");
    }
}
