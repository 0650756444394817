using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Node.Engine;

namespace Federation.Node.Exchange.Records;

/// <param name="Asked">Commands accepted, those known from an earlier import among them.</param>
/// <param name="Kept">Examples that were there already with another content, and were left as they are.</param>
/// <param name="Refused">What the grains refused although the rehearsal did not: somebody acted meanwhile.</param>
/// <param name="Away">Where it stopped because the storage stayed away; null when it went to the end.</param>
public sealed record ImportReport(int Asked, ImmutableArray<RecordPlace> Kept, ImmutableArray<ImportFault> Refused, RecordPlace? Away = null);

/// <summary>Gives a plan to the grains, in order. Interrupted anywhere, it can be begun again: every command has its key.</summary>
/// <param name="settle">Waits a little for hubs to hear each other; called between two tries, never more than <paramref name="patience"/> times for one command.</param>
public sealed class Importer(IGrains grains, Func<CancellationToken, Task> settle, int patience = 200)
{
    public async Task<ImportReport> Apply(ImportPlan plan, Action<int, int>? progress, CancellationToken cancel)
    {
        var asked = 0;
        var kept = ImmutableArray.CreateBuilder<RecordPlace>();
        var refused = ImmutableArray.CreateBuilder<ImportFault>();
        var passed = new HashSet<RecordPlace>();
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            var step = plan.Steps[i];
            if (!passed.Contains(step.Place))
            {
                switch ((await Ask(step, cancel)).Refusal)
                {
                    case null:
                        asked++;
                        break;
                    case { Code: var code } when code == Refusal.AlreadyExists.Code && step.Command is FileReferral or PublishOffer:
                        kept.Add(step.Place);
                        passed.Add(step.Place);
                        break;
                    // What is over, or moved since, stays as it is.
                    case { Code: "no-such-transition" or "team-is-booked" } when step.Command is PlanSession:
                        kept.Add(step.Place);
                        break;
                    // On a full disk each later command would wait as long as this one: an import of hours that writes nothing.
                    case { Kind: RefusalKind.Busy or RefusalKind.Unavailable }:
                        return new ImportReport(asked, kept.ToImmutable(), refused.ToImmutable(), step.Place);
                    case { } refusal:
                        refused.Add(new ImportFault(step.Place, null, "refused", FaultMessages.For("refused", FaultMessages.Of(refusal))));
                        passed.Add(step.Place);
                        break;
                }
            }

            progress?.Invoke(i + 1, plan.Steps.Length);
        }

        return new ImportReport(asked, kept.ToImmutable(), refused.ToImmutable());
    }

    private async ValueTask<Reply> Ask(ImportStep step, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            var reply = await grains.Ask(step.Grain, step.Command, step.Caller, step.Key, cancel);
            if (reply.Refusal is not { } refusal || tries >= patience || !IsEarly(step, refusal))
            {
                return reply;
            }

            await settle(cancel);
        }
    }

    /// <summary>A copy that has not arrived yet, a status that has not been heard yet, a storage that is away: none of them is an answer.</summary>
    private static bool IsEarly(ImportStep step, Refusal refusal) =>
        refusal.Kind is RefusalKind.Busy or RefusalKind.Unavailable
        || (step.Mirrored && (refusal.Code == Refusal.UnknownGrain.Code || refusal.Code == Refusal.NoSuchTransition("").Code));
}
