using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Ids;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>Values of rules: codes of the domain as the schema's enums spell them, everything else as it is.</summary>
internal static class DiffusionCodes
{
    public static ImmutableArray<DiffusionRule> Read(ImmutableArray<DiffusionRuleInput> rules) =>
        [.. rules.Select(rule => new DiffusionRule(rule.Field, rule.Operator, IsPlain(rule.Field) ? rule.Values : [.. rule.Values.Select(Code)]))];

    public static string Write(DiffusionField field, string value) => IsPlain(field) ? value : Screaming.Of(value);

    /// <summary>Another spelling than the enum's is no code: it is left as it is, and refused as one.</summary>
    private static string Code(string word) => word == word.ToUpperInvariant() ? word.Replace('_', '-').ToLowerInvariant() : word.ToUpperInvariant();

    private static bool IsPlain(DiffusionField field) => field is DiffusionField.Hub or DiffusionField.Region or DiffusionField.Department || DiffusionRules.IsNumber(field);
}
