using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

public sealed class DiffusionTests
{
    private static readonly PublishedOffer Offer = new(Some.Aura, Offers.Id, Offers.Posting, 1, Some.Now.AddDays(-10), Some.Now, Some.Now.AddDays(50), []);

    public static TheoryData<DiffusionField, DiffusionOperator, string, bool> Rules => new()
    {
        { DiffusionField.Hub, DiffusionOperator.IsOneOf, "aura occitanie", true },
        { DiffusionField.Hub, DiffusionOperator.IsNoneOf, "aura", false },
        { DiffusionField.Region, DiffusionOperator.IsOneOf, "84", true },
        { DiffusionField.Region, DiffusionOperator.IsOneOf, "53 11", false },
        { DiffusionField.Department, DiffusionOperator.IsNoneOf, "38", false },
        { DiffusionField.CanonicalTitle, DiffusionOperator.IsOneOf, "peer-worker", true },
        { DiffusionField.Contract, DiffusionOperator.IsNoneOf, "independent civic-service", true },
        { DiffusionField.WorkingTime, DiffusionOperator.IsOneOf, "full", false },
        { DiffusionField.Pay, DiffusionOperator.IsNoneOf, "not-stated", true },
        { DiffusionField.Training, DiffusionOperator.IsNoneOf, "required", true },
        { DiffusionField.FormerClients, DiffusionOperator.IsOneOf, "excluded", false },
        { DiffusionField.Public, DiffusionOperator.IsOneOf, "addictions justice", true },
        { DiffusionField.Public, DiffusionOperator.IsNoneOf, "addictions justice", false },
        { DiffusionField.Commitment, DiffusionOperator.IsOneOf, "trial-visit", false },
        { DiffusionField.WayToApply, DiffusionOperator.IsOneOf, "oral", true },
        { DiffusionField.HoursPerWeek, DiffusionOperator.AtLeast, "28", true },
        { DiffusionField.HoursPerWeek, DiffusionOperator.AtLeast, "29", false },
        { DiffusionField.HoursPerWeek, DiffusionOperator.AtMost, "28", true },
        { DiffusionField.Age, DiffusionOperator.AtMost, "10", true },
        { DiffusionField.Age, DiffusionOperator.AtMost, "9", false },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_shows_or_hides_the_offers_of_others_and_never_ones_own(DiffusionField field, DiffusionOperator comparison, string values, bool shown)
    {
        ImmutableArray<DiffusionRule> rules = [new(field, comparison, [.. values.Split(' ')])];
        Assert.Null(DiffusionRules.Check(rules));
        Assert.Equal(shown, DiffusionRules.Shows(rules, Some.Bretagne, Offer, Some.Now));
        Assert.Equal(shown ? null : rules[0], DiffusionRules.Hiding(rules, Some.Bretagne, Offer, Some.Now));
        Assert.True(DiffusionRules.Shows(rules, Some.Aura, Offer, Some.Now));
        Assert.True(DiffusionRules.Shows(rules, Some.Bretagne, Offer with { AlsoBy = [Some.Bretagne] }, Some.Now));
    }

    [Fact]
    public void Without_rules_all_is_shown_and_with_several_all_must_hold()
    {
        Assert.True(DiffusionRules.Shows([], Some.Bretagne, Offer, Some.Now));
        var good = new DiffusionRule(DiffusionField.Region, DiffusionOperator.IsOneOf, ["84"]);
        var bad = new DiffusionRule(DiffusionField.Age, DiffusionOperator.AtMost, ["1"]);
        Assert.Equal(bad, DiffusionRules.Hiding([good, bad, good], Some.Bretagne, Offer, Some.Now));
    }

    [Fact]
    public void What_is_not_stated_is_neither_at_least_nor_at_most()
    {
        var silent = Offer with { Posting = Offers.Posting with { Hours = Hours.NotStated } };
        foreach (var comparison in (DiffusionOperator[])[DiffusionOperator.AtLeast, DiffusionOperator.AtMost])
        {
            Assert.False(DiffusionRules.Shows([new(DiffusionField.HoursPerWeek, comparison, ["1"])], Some.Bretagne, silent, Some.Now));
        }
    }

    [Fact]
    public void A_rule_that_means_nothing_is_refused()
    {
        DiffusionRule?[] wrong =
        [
            null,
            new(DiffusionField.Region, DiffusionOperator.IsOneOf, []),
            new(DiffusionField.Region, DiffusionOperator.IsOneOf, default),
            new(DiffusionField.Region, DiffusionOperator.IsOneOf, ["99"]),
            new(DiffusionField.Region, DiffusionOperator.IsOneOf, ["84", "84"]),
            new(DiffusionField.Region, DiffusionOperator.AtLeast, ["84"]),
            new(DiffusionField.Contract, DiffusionOperator.IsOneOf, ["CDI"]),
            new(DiffusionField.Age, DiffusionOperator.IsOneOf, ["3"]),
            new(DiffusionField.Age, DiffusionOperator.AtMost, ["-3"]),
            new(DiffusionField.Age, DiffusionOperator.AtMost, ["03"]),
            new(DiffusionField.Age, DiffusionOperator.AtMost, ["3", "4"]),
            new(DiffusionField.Age, DiffusionOperator.AtMost, ["99999999999"]),
            new((DiffusionField)99, DiffusionOperator.IsOneOf, ["84"]),
            new(DiffusionField.Region, (DiffusionOperator)9, ["84"]),
        ];
        Assert.All(wrong, rule => Assert.NotNull(DiffusionRules.Check([rule!])));
        Assert.NotNull(DiffusionRules.Check(default));
        Assert.NotNull(DiffusionRules.Check([.. Enumerable.Repeat(new DiffusionRule(DiffusionField.Age, DiffusionOperator.AtMost, ["3"]), 21)]));
    }

    [Fact]
    public void Every_field_has_its_rule_and_a_change_is_written_once_and_kept_by_a_new_description()
    {
        Assert.All(Enum.GetValues<DiffusionField>(), field => Assert.True(DiffusionRules.IsNumber(field) || !DiffusionRules.IsNumber(field)));
        var self = GrainId.Platform(Some.Aura);
        var administrator = Caller.Administrator(Some.Aura, "x");
        var command = new Domain.Hubs.ChangeDiffusion(Cases.Diffusion);
        var decision = Grain.Decide(self, Cases.Platform, command, administrator, Some.Now);
        Assert.Equal(Audience.Local, Assert.Single(decision.Facts).Audience);
        var state = (Domain.Hubs.PlatformState)Grain.Fold(self, Cases.Platform, decision.Facts, Some.Now)!;
        Assert.True(Grain.Decide(self, state, command, administrator, Some.Now) is { Refusal: null, WritesNothing: true });

        var described = Grain.Decide(self, state, new Domain.Hubs.DescribePlatform(state.Profile with { ShortName = "Autre" }, state.Settings), Caller.Operator, Some.Now);
        Assert.Equal(Cases.Diffusion, ((Domain.Hubs.PlatformState)Grain.Fold(self, state, described.Facts, Some.Now)!).Diffusion);
    }
}
