using System.Buffers;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Index;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Testing.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Benchmarks.Searches.Racing;

/// <summary>
/// Kestrel and the index in a process of their own, and no more of the product than that: a search read from the address, answered in JSON with its
/// total, its facets and twenty hits. What sign-in, limits and GraphQL add is not measured here.
/// </summary>
internal static class OfferServer
{
    public const string Command = "serve-offers";
    public const string Path = "/offers";
    public const string Words = "words";
    public const string AnyWord = "any";
    public const string Department = "department";
    public const string Contract = "contract";
    public const string Time = "time";
    public const string Facets = "facets";
    public const string After = "after";

    /// <param name="args">The port, how many offers, their seed.</param>
    public static async Task<int> Run(string[] args)
    {
        var index = new OfferIndex();
        index.Rebuild(new OfferSource(int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture)).All);
        // What the offers were made from is let go before the first request, not amid them.
        GC.Collect();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{args[0]}");
        app.Run(context => Answer(context, index.Snapshot));
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task Answer(HttpContext context, OfferSnapshot snapshot)
    {
        if (context.Request.Path != Path || Read(context.Request.Query) is not { } request)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var text = OfferAnswer.Of(snapshot.Search(request));
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = text.Length;
        context.Response.BodyWriter.Write(text);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static SearchRequest? Read(IQueryCollection asked)
    {
        var query = Query.Read(new Criteria(
            One(asked, Words), One(asked, AnyWord) is not null,
            Departments: One(asked, Department) is { } department ? [DepartmentCode.Parse(department)] : [],
            Contracts: One(asked, Contract) is { } contract && Codes<ContractKind>.TryParse(contract, out var kind) ? [kind] : [],
            Times: One(asked, Time) is { } time && Codes<WorkingTime>.TryParse(time, out var working) ? [working] : []));
        SearchCursor? after = null;
        return One(asked, After) is { } text && !SearchCursor.TryParse(text, query, SearchOrder.Relevance, out after)
            ? null
            : new SearchRequest(query, SyntheticOffers.LastDay, After: after, Facets: One(asked, Facets) is null ? [] : Kinds.AllFacets);
    }

    private static string? One(IQueryCollection asked, string name) => asked.TryGetValue(name, out var values) ? values.ToString() : null;
}
