using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Structures;

public sealed record DescribeStructureInput(
    string IdempotencyKey, GrainId Hub, string Key, string Name, string KindLabel, ImmutableArray<string> Publics, ImmutableArray<string> Roles,
    string? FinessCategory = null, string? Commune = null, DepartmentCode? Department = null, RegionCode? Region = null, bool? EmploysPeers = null, string? Siret = null);

[Resolves("Mutation")]
public static class StructureMutations
{
    public static async Task<StructurePayload> DescribeStructure(
        DescribeStructureInput input, Asker asker, [Service] ReferralDesk desk, [Service] IHubStore store, CancellationToken cancel)
    {
        if (input.Hub.Kind != GrainKind.Platform)
        {
            return No(Refusal.InvalidField("hub"));
        }

        if (asker.At(input.Hub.Hub) is not { } caller)
        {
            return No(Refusal.NotAllowed);
        }

        if (OnceKey.Of(caller.Account, nameof(DescribeStructure), input.IdempotencyKey) is not { } once)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var grain = new GrainId(input.Hub.Hub, GrainKind.Structure, input.Key);
        if (!TextId.IsSlug(input.Key, GrainId.LongestKey))
        {
            return No(Refusal.InvalidField("key"));
        }

        var profile = new StructureProfile(
            input.Name, input.KindLabel, input.FinessCategory, input.Commune, input.Department, input.Region, input.Publics, input.Roles, input.EmploysPeers, input.Siret);
        var reply = await desk.Ask(grain, new DescribeStructure(profile), caller, once, cancel);
        return new StructurePayload(
            (await store.Load(grain, cancel)).State is StructureState state ? new StructureCard(grain, state.Profile) : null, UserError.List(reply.Refusal, Field(reply.Refusal)));
    }

    /// <summary>As the input spells what the domain names.</summary>
    private static string? Field(Refusal? refusal) => refusal?.Detail switch
    {
        "kind" => "kindLabel",
        "finess" => "finessCategory",
        _ => null,
    };

    private static StructurePayload No(Refusal refusal) => new(null, UserError.List(refusal));
}
