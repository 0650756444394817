using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Jobs.Following;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Gateway.GraphQL.Jobs;

public sealed record Diffusion(HubId Hub, ImmutableArray<DiffusionRule> Rules);

public sealed record DiffusionChange(DateTimeOffset At, ImmutableArray<DiffusionRule> Rules);

public sealed record DiffusionPreview(int HiddenCount, int ShownCount, IReadOnlyList<HiddenNode> Hidden);

public sealed record HiddenNode(OfferNode Offer, DiffusionRule Rule);

[Resolves("Diffusion")]
public static class DiffusionFields
{
    private const int MostChanges = 20;

    public static async ValueTask<IEnumerable<DiffusionChange>> History(Diffusion diffusion, ResolverContext context) =>
        (await context.Story(GrainId.Platform(diffusion.Hub))).Reverse().Where(entry => entry.Fact is PlatformDiffusionChanged).Take(MostChanges)
            .Select(entry => new DiffusionChange(entry.At, ((PlatformDiffusionChanged)entry.Fact).Rules));
}

[Resolves("DiffusionRule")]
public static class DiffusionRuleFields
{
    public static IEnumerable<string> Values(DiffusionRule rule) => rule.Values.Select(value => DiffusionCodes.Write(rule.Field, value));
}

[Resolves("Query")]
public static class DiffusionQueries
{
    private const int MostShown = 20;

    /// <summary>Offers looked at for examples: rules that hide nothing recent must not have the whole index read.</summary>
    private const int MostLookedAt = 2_000;

    public static async ValueTask<DiffusionPreview?> DiffusionPreview(
        GrainId hub, ImmutableArray<DiffusionRuleInput> rules, Asker asker, [Service] LiveOffers live, [Service] TimeProvider clock, CancellationToken cancel)
    {
        var own = asker.Own(hub);
        var read = DiffusionCodes.Read(rules);
        if (DiffusionRules.Check(read) is not null)
        {
            throw Faults.Invalid("rules");
        }

        await live.Built.WaitAsync(cancel);
        var (snapshot, now) = (live.Snapshot, clock.GetUtcNow());
        var all = new SearchRequest(Query.Read(new Criteria()), now, SearchOrder.Date, SearchRequest.LongestPage);
        var shown = snapshot.Search(all with { Most = 0, Reader = own, Rules = read }).Total;
        var hidden = new List<HiddenNode>();
        var page = snapshot.Search(all);
        var total = page.Total;
        for (var looked = 0; looked < MostLookedAt && hidden.Count < Math.Min(MostShown, total - shown); looked += SearchRequest.LongestPage)
        {
            foreach (var offer in page.Hits.Select(hit => hit.Offer))
            {
                if (hidden.Count < MostShown && DiffusionRules.Hiding(read, own, offer, now) is { } rule)
                {
                    hidden.Add(new HiddenNode(OfferNode.Of(offer), rule));
                }
            }

            if (page.Next is not { } next)
            {
                break;
            }

            page = snapshot.Search(all with { After = next });
        }

        return new DiffusionPreview(total - shown, shown, hidden);
    }
}

[Resolves("Mutation")]
public static class DiffusionMutations
{
    public static Task<HubPayload> ChangeDiffusion(ChangeDiffusionInput input, Asker asker, [Service] ReferralDesk desk, [Service] HubDirectory directory, CancellationToken cancel) =>
        HubMutations.Ask(asker, nameof(ChangeDiffusion), input.IdempotencyKey, input.Hub, new ChangeDiffusion(DiffusionCodes.Read(input.Rules)), desk, directory, cancel);
}
