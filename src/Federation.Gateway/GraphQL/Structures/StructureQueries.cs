using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Structures;

[Resolves("Query")]
public static class StructureQueries
{
    private const int LongestWords = 100;

    public static Task<Connection<StructureCard, StructurePlace>> Structures(
        IReadOnlyList<GrainId>? hubs, string? words, DepartmentCode? department, RegionCode? region, string? finessCategory, int? first, StructurePlace? after,
        [Service] StructureDirectory directory, CancellationToken cancel) =>
        Find(new StructureFilter(HubRefs.Of(hubs), words, department, region, finessCategory), first, after, directory, cancel);

    internal static async Task<Connection<StructureCard, StructurePlace>> Find(
        StructureFilter filter, int? first, StructurePlace? after, StructureDirectory directory, CancellationToken cancel)
    {
        if (filter.Words is { Length: > LongestWords })
        {
            throw Faults.Invalid("words");
        }

        var found = await directory.Find(filter, after, PageSize.Of(first, 25), cancel);
        return Connections.Page(
            [.. found.Lines.Select(line => new Edge<StructureCard, StructurePlace>(new StructureCard(line.Grain, line.Profile), line.Place))],
            found.More, after is not null, Cursors.Write, found.Total);
    }
}
