using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Queries;
using Federation.Testing;
using Federation.Testing.Jobs;

namespace Federation.Search.Tests.Offers;

/// <summary>Criteria as people combine them, most of them found somewhere among the synthetic offers.</summary>
internal static class RandomCriteria
{
    private static readonly string[] Words =
    [
        "pair", "travailleur pair", "médiatrice santé paire", "pair-aidant", "maraude", "grenoble", "lyon accueil", "nuit", "travaileur", "addictions rue", "formateur pair", "MSP", "CDI", "temps partiel",
        "balo", "rivenmar", "rivenmarr", "logement abord", "un chez soi d'abord", "hors pair", "iel", "de la", "xyzzyq", "hôpital", "travailleur social", "éducatrice spécialisée", "équipe mobile psychiatrie",
        "accompagnement", "acompagnement", "CHRS", "maison", "isère", "le", "avec une équipe", "pair à pair", "soutien entre pairs",
    ];

    public static Criteria Of(Random random) => new(
        random.Chance(0.6) ? random.Pick(Words) + (random.Chance(0.3) ? " " + random.Pick(Words) : "") : null,
        random.Chance(0.3),
        Some(random, 0.1, () => random.Pick(Regions.All).Code),
        Some(random, 0.2, () => random.Pick(Departments.All).Code),
        random.Chance(0.5) ? random.Next(4) : 0,
        Some(random, 0.2, () => random.Pick(Enum.GetValues<ContractKind>())),
        Some(random, 0.1, () => random.Pick(Enum.GetValues<WorkingTime>())),
        Some(random, 0.1, () => random.Pick(Enum.GetValues<CanonicalTitle>())),
        Some(random, 0.1, () => random.Pick(Enum.GetValues<TrainingPosition>())),
        Some(random, 0.1, () => random.Pick(Enum.GetValues<PublicMet>())),
        Some(random, 0.1, () => random.Pick(Enum.GetValues<WayToApply>())),
        Some(random, 0.1, () => random.Pick([HubId.Parse("aura"), HubId.Parse("bretagne"), HubId.Parse("nowhere")])),
        random.Chance(0.15) ? 1500 + random.Next(1000) : null,
        random.Chance(0.15) ? SyntheticOffers.LastDay.AddDays(-random.Next(70)).AddTicks(random.Next(3)) : null);

    private static ImmutableArray<T> Some<T>(Random random, double share, Func<T> one) =>
        random.Chance(share) ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => one())] : [];
}
