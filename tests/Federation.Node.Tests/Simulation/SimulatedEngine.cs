using System.Collections.Immutable;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Node.Engine;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Simulation;

/// <summary>
/// A second engine behind the port, unlike the first on purpose: no turns, no lanes, no queue. Commands of one grain run into each other and
/// the version check alone sorts them out; the reply is looked up before anything is decided.
/// </summary>
public sealed class SimulatedEngine(World world, Life life) : IGrains
{
    // Lost in a crash, and stale whenever another process wrote.
    private readonly Dictionary<GrainId, StoredGrain> _memory = [];

    public async ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) =>
        (await Answer(grain, command, caller, key, cancel)).From(grain.Kind);

    private async ValueTask<Reply> Answer(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        command = world.Wire.Cross(command);
        var name = DomainJson.Commands.NameOf(command);
        var disk = world.Disks[grain.Hub];
        await life.Point("before deciding");
        while (true)
        {
            if (disk.FindReply(grain, key) is { } first)
            {
                return first.Name == name ? first.Reply : Reply.No(Refusal.ReusedKey);
            }

            if (!_memory.TryGetValue(grain, out var known))
            {
                _memory[grain] = known = disk.Load(grain);
                await life.Point("after loading");
            }

            var now = world.Now;
            var decision = Spoil(world.Flaw, command, known.State, Grain.Decide(grain, known.State, command, caller, now));
            if (decision.Refusal is not null || decision.WritesNothing)
            {
                if (disk.Load(grain).Version != known.Version)
                {
                    _memory.Remove(grain);
                    continue;
                }

                return decision.Refusal is { } refusal ? Reply.No(refusal) : new Reply(null, known.Version, 0);
            }

            var after = Grain.Fold(grain, known.State, decision.Facts, now)!;
            await life.Point("before an append");
            if (world.StorageIsAway())
            {
                return Reply.No(Refusal.StorageUnavailable);
            }

            if (world.Flaw == Flaw.AnswersBeforeWriting && world.Random.Next(20) == 0)
            {
                return new Reply(null, known.Version + decision.Facts.Length, disk.Feed.Count + decision.Facts.Length);
            }

            var result = disk.Append(new Append(grain, known.Version, known.State, after, decision, now, key, name));
            await life.Point("after an append, before its reply");
            switch (result.Outcome)
            {
                case AppendOutcome.Committed:
                    _memory[grain] = new StoredGrain(after, result.Reply!.Version);
                    return world.StorageIsAway() ? Reply.No(Refusal.OutcomeUnknown) : result.Reply;
                case AppendOutcome.KeyReused:
                    return Reply.No(Refusal.ReusedKey);
                default:
                    _memory.Remove(grain);
                    break;
            }
        }
    }

    /// <summary>Forgets what it holds, as a bound of memory makes any engine do.</summary>
    public void Evict() => _memory.Clear();

    private static Decision Spoil(Flaw flaw, Command command, GrainState? state, Decision decision) => (flaw, state, command) switch
    {
        (Flaw.AlwaysAdopts, _, Hear) => Each(decision, fact => fact is ReferralHeard heard ? heard with { Adopted = true } : fact),
        (Flaw.NeverAdopts, _, Hear) => Each(decision, fact => fact is ReferralHeard heard ? heard with { Adopted = false } : fact),
        (Flaw.DisclosesWithoutConsent, ReferralState { Side: Side.Origin, Recipient: { } hub } referral, Hear { Fact: ReferralMoved { To: Status.Accepted } }) when referral.HasContact =>
            decision.And(new ReferralDisclosed(hub, SealKind.Contact, DisclosurePurpose.AnswerTheRequest, DateTimeOffset.MaxValue, "none"), Audience.To(hub)),
        (Flaw.EveryClaimGranted, CallState call, Hear) => Each(decision, fact => fact is CallChanged { Status: CallStatus.Taken } changed ? changed with { Status = CallStatus.Granted } : fact),
        (Flaw.ForgetsTheFirstRequest, ReferralState referral, _) => Each(decision, fact => fact is ReferralRerouted rerouted
            ? rerouted with { Dossier = rerouted.Dossier with { FirstRequestedAt = referral.Since } } : fact),
        _ => decision,
    };

    private static Decision Each(Decision decision, Func<Fact, Fact> change) =>
        decision with { Facts = [.. decision.Facts.Select(told => told with { Fact = change(told.Fact) })] };
}
