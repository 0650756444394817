using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Testing;

namespace Federation.Search.Tests.Offers;

/// <summary>Sound diffusion rules over every field.</summary>
internal static class RandomRules
{
    public static ImmutableArray<DiffusionRule> Of(Random random) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => One(random))];

    private static DiffusionRule One(Random random)
    {
        var field = random.Pick(Enum.GetValues<DiffusionField>());
        return DiffusionRules.IsNumber(field)
            ? new DiffusionRule(field, random.Chance(0.5) ? DiffusionOperator.AtLeast : DiffusionOperator.AtMost, [random.Next(0, 61).ToString(CultureInfo.InvariantCulture)])
            : new DiffusionRule(field, random.Chance(0.5) ? DiffusionOperator.IsOneOf : DiffusionOperator.IsNoneOf, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(random, field)).Distinct()]);
    }

    private static string Value(Random random, DiffusionField field) => field switch
    {
        DiffusionField.Hub => random.Pick(["aura", "bretagne", "idf", "nowhere"]),
        DiffusionField.Region => random.Pick(Regions.All).Code.ToString(),
        DiffusionField.Department => random.Pick(Departments.All).Code.ToString(),
        DiffusionField.CanonicalTitle => random.Pick([.. Codes<CanonicalTitle>.All]),
        DiffusionField.Contract => random.Pick([.. Codes<ContractKind>.All]),
        DiffusionField.WorkingTime => random.Pick([.. Codes<WorkingTime>.All]),
        DiffusionField.Pay => random.Pick([.. Codes<PayBasis>.All]),
        DiffusionField.Training => random.Pick([.. Codes<TrainingPosition>.All]),
        DiffusionField.FormerClients => random.Pick([.. Codes<FormerClients>.All]),
        DiffusionField.Public => random.Pick([.. Codes<PublicMet>.All]),
        DiffusionField.Commitment => random.Pick([.. Codes<Commitment>.All]),
        _ => random.Pick([.. Codes<WayToApply>.All]),
    };
}
