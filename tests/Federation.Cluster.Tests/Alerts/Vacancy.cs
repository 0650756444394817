namespace Federation.Cluster.Tests.Alerts;

/// <summary>A post as this test knows it: four plain facts. What an alert asks of it is compared here, without a line of the product.</summary>
public sealed record Vacancy(string Department, string Trade, string Contract, string Public)
{
    public static readonly string[] Departments = ["38", "69", "35", "29", "34", "31", "75", "93"];

    /// <summary>Neither forms of one another nor names of one post, so that a plain comparison of words is right.</summary>
    public static readonly string[] Trades =
        ["menuiserie", "photographie", "boulangerie", "apiculture", "serrurerie", "horlogerie", "vannerie", "plomberie", "imprimerie", "poterie", "tapisserie", "cordonnerie"];

    public static readonly string[] Contracts = ["cdi", "cdd", "subsidised"];
    public static readonly string[] Publics = ["tenants", "addictions", "justice", "families"];

    public static Vacancy Draw(Random random) => new(random.Pick(Departments), random.Pick(Trades), random.Pick(Contracts), random.Pick(Publics));

    /// <summary>As <c>PostingInput</c> wants it.</summary>
    public object Posting => new
    {
        title = $"Travailleur·euse pair·e, {Trade}", canonical = "PEER_WORKER", employer = new { name = "Association exemple" }, place = new { department = Department },
        contract = new { kind = Contract.ToUpperInvariant() }, hours = new { time = "PART", perWeek = 17.5 }, missions = new[] { "Soutenir à partir de son propre parcours" },
        publics = new[] { Public.ToUpperInvariant() }, apply = new { ways = new[] { "CV" } },
    };
}

/// <summary>What somebody looks for; what is null is not asked.</summary>
public sealed record Wish(IReadOnlyList<string> Departments, string? Trade = null, string? Contract = null, string? Public = null)
{
    /// <summary>As it stands in an address.</summary>
    public string Search => string.Join('&', Departments.Select(code => $"departement={code}").Concat(Asked("mots", Trade)).Concat(Asked("contrat", Contract)).Concat(Asked("public", Public)));

    public bool Wants(Vacancy post) =>
        (Departments.Count == 0 || Departments.Contains(post.Department)) && (Trade ?? post.Trade) == post.Trade && (Contract ?? post.Contract) == post.Contract
        && (Public ?? post.Public) == post.Public;

    private static IEnumerable<string> Asked(string name, string? value) => value is null ? [] : [$"{name}={value}"];

    /// <param name="narrow">So that the whole of what it finds fits a feed.</param>
    public static Wish Draw(Random random, bool narrow) => random.Next(narrow ? 2 : 4) switch
    {
        0 => new([random.Pick(Vacancy.Departments)], random.Pick(Vacancy.Trades)),
        1 => new([random.Pick(Vacancy.Departments)], null, random.Pick(Vacancy.Contracts), random.Pick(Vacancy.Publics)),
        2 => new([], random.Pick(Vacancy.Trades), null, random.Pick(Vacancy.Publics)),
        _ => new([random.Pick(Vacancy.Departments)], null, null, random.Pick(Vacancy.Publics)),
    };
}
