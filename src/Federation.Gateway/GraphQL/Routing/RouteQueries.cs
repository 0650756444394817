using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Referrals;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Routing;

public sealed record RouteAnswer(Proposal Proposal, Need Need);

[Resolves("Query")]
public static class RouteQueries
{
    public static async Task<RouteAnswer?> RouteProposal(Need need, GrainId? page, [Service] ReferralDesk desk, [Service] TimeProvider clock, CancellationToken cancel)
    {
        if (need.Check(clock.GetUtcNow()) is { } wrong)
        {
            throw Faults.Invalid($"need.{wrong.Detail}");
        }

        if (page is { Kind: not GrainKind.Platform })
        {
            throw Faults.Invalid("page");
        }

        return await desk.Propose(need, page?.Hub, cancel) is { } proposal ? new RouteAnswer(proposal, need) : null;
    }
}

[Resolves("RouteProposal")]
public static class RouteProposalFields
{
    public static ValueTask<HubView> Origin(RouteAnswer answer, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(answer.Proposal.Origin, cancel);

    public static IEnumerable<RouteChoice> Options(RouteAnswer answer) => answer.Proposal.Options.Select(option => new RouteChoice(option, answer.Need));

    public static bool StraightThrough(RouteAnswer answer) => answer.Proposal.StraightThrough || answer.Proposal.Best.Hub == answer.Proposal.Origin;

    public static int ReadWithin(RouteAnswer answer) => answer.Proposal.Clocks.ReadWithin;

    public static int AnswerWithin(RouteAnswer answer) => answer.Proposal.Clocks.AnswerWithin;
}
