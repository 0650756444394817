using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Hubs;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Structures;

public sealed record StructureCard(GrainId Grain, StructureProfile Profile);

[Resolves("Structure")]
public static class StructureFields
{
    public static GrainId Id(StructureCard structure) => structure.Grain;

    public static ValueTask<HubView> Hub(StructureCard structure, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(structure.Grain.Hub, cancel);

    public static string Key(StructureCard structure) => structure.Grain.Key;

    public static string Name(StructureCard structure) => structure.Profile.Name;

    public static string KindLabel(StructureCard structure) => structure.Profile.KindLabel;

    public static string? FinessCategory(StructureCard structure) => structure.Profile.Finess;

    public static string? Commune(StructureCard structure) => structure.Profile.Commune;

    public static DepartmentCode? Department(StructureCard structure) => structure.Profile.Department;

    public static RegionCode? Region(StructureCard structure) => structure.Profile.Region;

    public static ImmutableArray<string> Publics(StructureCard structure) => structure.Profile.Publics;

    public static ImmutableArray<string> Roles(StructureCard structure) => structure.Profile.Roles;

    public static bool? EmploysPeers(StructureCard structure) => structure.Profile.EmploysPeers;

    public static string? Siret(StructureCard structure) => structure.Profile.Siret;

    public static string? Source(StructureCard structure) => structure.Profile.Source;
}
