using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Index;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Benchmarks.Searches;

/// <summary>Kinds of searches, each drawn with other words and places every time; the same draws for both sides.</summary>
internal static class Kinds
{
    public const string WordsAndDepartment = "words + département";
    public const string TwoWordsOr = "two words OR ranked";
    public const string FacetsOnly = "facets only";
    public const string DeepPage = "deep page";

    /// <summary>How many pages of twenty come before a deep one.</summary>
    public const int Depth = 500;

    public static readonly ImmutableArray<OfferField> AllFacets =
        [OfferField.Region, OfferField.Department, OfferField.Contract, OfferField.Time, OfferField.Title, OfferField.Training, OfferField.Publics, OfferField.Ways, OfferField.Hubs];

    public static readonly string[] OfBoth = [WordsAndDepartment, TwoWordsOr, FacetsOnly, DeepPage];

    /// <summary>What a page of results asks: as above, with all facets.</summary>
    public static readonly string[] OfPages = ["words + département, all facets", "two words OR ranked, all facets"];

    public static readonly string[] OfOurs = [.. OfPages, "one word with a typing error", "twelve words OR, all facets", "hub's diffusion rules, all facets"];

    private static readonly string[] Phrases = ["travailleur pair", "médiatrice santé paire", "pair-aidant", "maraude nuit", "accueil jour", "santé mentale", "équipe mobile", "réduction risques"];
    private static readonly string[] Single = ["maraude", "addictions", "logement", "santé", "équipe", "accueil", "rue", "hôpital", "nuit", "médiation", "droits", "atelier", "migration", "femmes"];
    private static readonly string[] Mistyped = ["travaileur", "acompagnement", "maraide", "adictions", "hébergemnt", "médiatrce", "solidarté", "rivenmarr", "balozé"];
    private static readonly DepartmentCode[] Departments = [.. new[] { "38", "75", "69", "34", "93", "13", "59", "35", "44", "31" }.Select(DepartmentCode.Parse)];

    public static SearchRequest Draw(string kind, Random random)
    {
        var two = $"{random.Pick(Single)} {random.Pick(Single)}";
        var (criteria, facets) = kind switch
        {
            WordsAndDepartment => (new Criteria(random.Pick(Phrases), Departments: [random.Pick(Departments)]), []),
            TwoWordsOr or DeepPage => (new Criteria(two, AnyWord: true), []),
            FacetsOnly => (new Criteria(Contracts: [random.Pick<ContractKind>([ContractKind.Cdi, ContractKind.Cdd, ContractKind.Cddi])], Times: [random.Pick<WorkingTime>([WorkingTime.Full, WorkingTime.Part])]), AllFacets),
            "words + département, all facets" => (new Criteria(random.Pick(Phrases), Departments: [random.Pick(Departments)]), AllFacets),
            "two words OR ranked, all facets" => (new Criteria(two, AnyWord: true), AllFacets),
            "one word with a typing error" => (new Criteria(random.Pick(Mistyped)), ImmutableArray<OfferField>.Empty),
            "twelve words OR, all facets" => (new Criteria("travailleur pair maraude addictions logement santé équipe accueil rue hôpital nuit médiateur de santé pair droits", AnyWord: true), AllFacets),
            _ => (new Criteria(), AllFacets),
        };
        var request = new SearchRequest(Query.Read(criteria), SyntheticOffers.LastDay, Facets: facets);
        return kind != OfOurs[^1] ? request : request with
        {
            Reader = Domain.Grains.HubId.Parse("aura"),
            Rules = [new DiffusionRule(DiffusionField.Region, DiffusionOperator.IsOneOf, ["84", "76", "53"]), new DiffusionRule(DiffusionField.Age, DiffusionOperator.AtMost, ["45"])],
        };
    }

    /// <summary>A deep page of these words. The pages before are not measured: who goes on has its cursor.</summary>
    public static SearchRequest Deep(OfferSnapshot snapshot, Random random)
    {
        var request = Draw(DeepPage, random);
        SearchCursor? after = null;
        for (var page = 0; page < Depth * 20 / SearchRequest.LongestPage; page++)
        {
            after = snapshot.Search(request with { Most = SearchRequest.LongestPage, After = after }).Next ?? after;
        }

        return request with { After = after };
    }
}
