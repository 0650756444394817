using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Queries;
using Federation.Search.Tests.Hostile;
using Federation.Search.Tests.Offers;
using Federation.Testing;

namespace Federation.Search.Tests.Matching;

/// <summary>Searches as people save them: many the same, many like no other, some of them nonsense.</summary>
internal static class Subscriptions
{
    private static readonly string[] Towns = ["Grenoble", "grenobel", "Lyon", "Rennes", "rene", "Montpellier", "monpellier", "Saint-Étienne", "st etienne", "Villeurbanne", "vileurbanne", "Noisy le sec", "Le Puy en Velay", "Toulouze"];
    private static readonly string[] Inclusive = ["travailleur.euse.s pair.e.s", "travailleur·se pair·e", "travailleurSE pairE", "médiateur.rice santé pair.e", "intervenant-e social-e pair-e", "agent.e d’accueil", "celleux", "un·e pair·e-aidant·e"];
    private static readonly string[] Syllables = ["ba", "ri", "lo", "ven", "mar", "sel", "tou", "gar", "pi", "no", "cour", "dan", "fé", "lan", "x"];

    public static Criteria Of(Random random) => random.Next(10) switch
    {
        0 => new Criteria(Departments: [random.Pick(Departments.All).Code]),
        1 => new Criteria(random.Pick(Inclusive), random.Chance(0.5), Departments: random.Chance(0.3) ? [random.Pick(Departments.All).Code] : []),
        2 => new Criteria(Words(random), random.Chance(0.5), Contracts: random.Chance(0.5) ? [ContractKind.Cdi, random.Pick(Enum.GetValues<ContractKind>())] : default),
        3 => new Criteria(Name(random) + " " + Name(random), AnyWord: true, PayFloor: random.Chance(0.3) ? random.Next(-5, 3000) + (random.Next(100) / 100m) : null),
        4 => random.Chance(0.2) ? new Criteria(HostileText.Of(random, 200), random.Chance(0.5)) : new Criteria(PayFloor: random.Next(1500, 2500)),
        5 => random.Chance(0.1) ? new Criteria() : new Criteria(random.Pick(Towns), Around: 2),
        _ => RandomCriteria.Of(random),
    };

    /// <summary>Syllables as the synthetic offers put names together, and one letter wrong in some.</summary>
    private static string Name(Random random)
    {
        var name = string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => random.Pick(Syllables)));
        var at = random.Next(name.Length);
        return random.Next(5) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, "k"),
            2 => name[..at] + "z" + name[(at + 1)..],
            3 when at > 0 => name[..(at - 1)] + name[at] + name[at - 1] + name[(at + 1)..],
            _ => name,
        };
    }

    private static string Words(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Chance(0.5) ? random.Pick(Towns) : random.Chance(0.5) ? Name(random) : random.Pick(Inclusive)));
}
