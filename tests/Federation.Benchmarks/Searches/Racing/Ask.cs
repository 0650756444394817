using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Results;

namespace Federation.Benchmarks.Searches.Racing;

/// <summary>One request of HTTP, as a contestant understands it.</summary>
/// <param name="Body">JSON; null: a GET.</param>
internal sealed record Ask(string Path, string? Body)
{
    /// <summary>
    /// Of the small server beside this file. To race the product itself, its address and a body of its own language go here, and its command
    /// into <see cref="Contestant"/>.
    /// </summary>
    public static Ask Ours(SearchRequest request)
    {
        var criteria = request.Query.Criteria;
        (string Name, string? Value)[] asked =
        [
            (OfferServer.Words, criteria.Words),
            (OfferServer.AnyWord, criteria.AnyWord ? "1" : null),
            (OfferServer.Department, criteria.Departments.IsDefaultOrEmpty ? null : criteria.Departments[0].ToString()),
            (OfferServer.Contract, criteria.Contracts.IsDefaultOrEmpty ? null : Codes<ContractKind>.Of(criteria.Contracts[0])),
            (OfferServer.Time, criteria.Times.IsDefaultOrEmpty ? null : Codes<WorkingTime>.Of(criteria.Times[0])),
            (OfferServer.Facets, request.Facets.IsDefaultOrEmpty ? null : "1"),
            (OfferServer.After, request.After?.ToString()),
        ];
        return new Ask($"{OfferServer.Path}?{string.Join('&', asked.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"))}", null);
    }

    /// <summary>The same for PostGraphile: what <see cref="PostgresFunctions"/> gives it.</summary>
    /// <param name="skip">Its deep page is reached by leaving out so many.</param>
    public static Ask Peers(SearchRequest request, int skip)
    {
        const string Hit = "nodes { offerId hub published title department contract workingTime }";
        var criteria = request.Query.Criteria;
        var body = criteria.Words is null
            ? JsonSerializer.Serialize(new
            {
                query = $"query($c: String, $t: String) {{ facets(chosenContract: $c, chosenTime: $t) newest(chosenContract: $c, chosenTime: $t) {{ {Hit} }} }}",
                variables = new { c = Codes<ContractKind>.Of(criteria.Contracts[0]), t = Codes<WorkingTime>.Of(criteria.Times[0]) },
            })
            : JsonSerializer.Serialize(new
            {
                query = $"query($w: String, $d: String, $s: Int) {{ total(words: $w, chosenDepartment: $d) hits(words: $w, chosenDepartment: $d, skip: $s) {{ {Hit} }} }}",
                variables = new { w = PostgresSearch.Words(criteria), d = criteria.Departments.IsDefaultOrEmpty ? null : criteria.Departments[0].ToString(), s = skip },
            });
        return new Ask("/graphql", body);
    }
}
