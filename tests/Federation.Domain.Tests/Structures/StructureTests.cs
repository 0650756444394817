using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Structures;

public sealed class StructureTests
{
    private static readonly GrainId Self = new(Some.Aura, GrainKind.Structure, "relais");

    [Theory]
    [InlineData("73282932000074", true)]
    [InlineData("35600000000048", true)]
    [InlineData("35600000049837", true)]
    [InlineData("73282932000075", false)]
    [InlineData("35600000049838", false)]
    [InlineData("00000000000000", false)]
    [InlineData("7328293200007", false)]
    [InlineData("732829320000740", false)]
    [InlineData("732 829 320 00074", false)]
    [InlineData("7328293200007\u0664", false)]
    [InlineData("٧٣٢٨٢٩٣٢٠٠٠٠٧٤", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_SIRET_has_14_digits_under_its_key_and_the_post_office_its_own(string? text, bool good) => Assert.Equal(good, StructureGuards.IsSiret(text));

    [Fact]
    public void One_wrong_digit_is_always_seen()
    {
        const string Good = "73282932000074";
        for (var i = 0; i < 14; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var other = Good[..i] + digit + Good[(i + 1)..];
                Assert.Equal(other == Good, StructureGuards.IsSiret(other));
            }
        }
    }

    [Fact]
    public void A_structure_described_twice_alike_is_described_once()
    {
        var describe = new DescribeStructure(Cases.Structure.Profile);
        var decision = Grain.Decide(Self, null, describe, Some.Grenoble, Some.Now);
        Assert.Equal(Audience.Public, Assert.Single(decision.Facts).Audience);
        var state = Grain.Fold(Self, null, decision.Facts, Some.Now);
        Assert.True(Grain.Decide(Self, state, describe, Some.Grenoble, Some.Now) is { Refusal: null, WritesNothing: true });
    }

    [Fact]
    public void A_profile_out_of_bounds_is_refused()
    {
        var good = Cases.Structure.Profile;
        StructureProfile?[] wrong =
        [
            null,
            good with { Name = "" },
            good with { Name = new string('a', 301) },
            good with { KindLabel = null! },
            good with { Finess = "21" },
            good with { Finess = "２１９" },
            good with { Commune = new string('a', 201) },
            good with { Department = default(Federation.Domain.Territories.DepartmentCode) },
            good with { Region = default(Federation.Domain.Territories.RegionCode) },
            good with { Publics = default },
            good with { Publics = [.. Enumerable.Repeat("public", 51)] },
            good with { Roles = ["Employer"] },
            good with { Roles = default },
            good with { Siret = "73282932000075" },
            good with { Source = new string('a', 301) },
        ];
        Assert.All(wrong, profile => Assert.Equal("invalid-field", Grain.Decide(Self, null, new DescribeStructure(profile!), Some.Grenoble, Some.Now).Refusal?.Code));
    }
}
