using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Territories;

public sealed class DepartmentsTests
{
    [Fact]
    public void There_are_101_departements_and_18_regions_in_order_of_code()
    {
        Assert.Equal(101, Departments.All.Count);
        Assert.Equal(18, Regions.All.Count);
        Assert.Equal(Departments.All.Select(department => department.Code).Distinct().Order(), Departments.All.Select(department => department.Code));
        Assert.Equal(Regions.All.Select(region => region.Code).Distinct().Order(), Regions.All.Select(region => region.Code));
        Assert.Equal(101, Departments.All.Select(department => department.Name).Distinct().Count());
    }

    [Fact]
    public void The_codes_are_01_to_95_without_20_and_Corsica_and_five_overseas()
    {
        string[] expected = [.. Enumerable.Range(1, 95).Where(n => n != 20).Select(n => $"{n:00}"), "2A", "2B", "971", "972", "973", "974", "976"];

        Assert.Equal(expected.ToHashSet(), Departments.All.Select(department => department.Code.ToString()).ToHashSet());
    }

    [Fact]
    public void Every_departement_is_found_by_its_code_and_in_its_region()
    {
        Assert.All(Departments.All, department =>
        {
            Assert.Same(department, Departments.Of(department.Code));
            Assert.Contains(department, Departments.OfRegion(Regions.Of(department.Region).Code));
        });
        Assert.Equal(101, Regions.All.Sum(region => Departments.OfRegion(region.Code).Count));
    }

    [Theory]
    [InlineData("84", "01 03 07 15 26 38 42 43 63 69 73 74")]
    [InlineData("53", "22 29 35 56")]
    [InlineData("76", "09 11 12 30 31 32 34 46 48 65 66 81 82")]
    [InlineData("11", "75 77 78 91 92 93 94 95")]
    [InlineData("94", "2A 2B")]
    [InlineData("04", "974")]
    public void A_region_has_its_departements(string region, string departments) =>
        Assert.Equal(departments, string.Join(' ', Departments.OfRegion(RegionCode.Parse(region)).Select(department => department.Code)));

    [Fact]
    public void A_default_code_belongs_nowhere()
    {
        Assert.Empty(Departments.OfRegion(default));
        Assert.Throws<KeyNotFoundException>(() => Departments.Of(default));
        Assert.Throws<KeyNotFoundException>(() => Regions.Of(default));
    }

    [Theory]
    [InlineData("01", "dans l’Ain", "de l’Ain")]
    [InlineData("13", "dans les Bouches-du-Rhône", "des Bouches-du-Rhône")]
    [InlineData("21", "en Côte-d’Or", "de la Côte-d’Or")]
    [InlineData("28", "en Eure-et-Loir", "d’Eure-et-Loir")]
    [InlineData("2B", "en Haute-Corse", "de la Haute-Corse")]
    [InlineData("35", "en Ille-et-Vilaine", "d’Ille-et-Vilaine")]
    [InlineData("38", "en Isère", "de l’Isère")]
    [InlineData("42", "dans la Loire", "de la Loire")]
    [InlineData("69", "dans le Rhône", "du Rhône")]
    [InlineData("74", "en Haute-Savoie", "de la Haute-Savoie")]
    [InlineData("75", "à Paris", "de Paris")]
    [InlineData("77", "en Seine-et-Marne", "de Seine-et-Marne")]
    [InlineData("84", "dans le Vaucluse", "du Vaucluse")]
    [InlineData("90", "dans le Territoire de Belfort", "du Territoire de Belfort")]
    [InlineData("95", "dans le Val-d’Oise", "du Val-d’Oise")]
    [InlineData("971", "en Guadeloupe", "de la Guadeloupe")]
    [InlineData("974", "à La Réunion", "de La Réunion")]
    [InlineData("976", "à Mayotte", "de Mayotte")]
    public void A_name_reads_well_in_a_sentence(string code, string where, string ofWhat)
    {
        var department = Departments.Of(DepartmentCode.Parse(code));

        Assert.Equal(where, department.In);
        Assert.Equal(ofWhat, department.With);
    }

    [Fact]
    public void The_two_forms_of_a_name_agree()
    {
        Assert.All(Departments.All, department =>
        {
            var locative = department.In[..^department.Name.Length];
            var genitive = department.With[..^department.Name.Length];
            string[] allowed = genitive switch
            {
                "du " => ["dans le "],
                "des " => ["dans les "],
                "de la " => ["dans la ", "en "],
                "de l’" => ["dans l’", "en "],
                "de " or "d’" => ["en ", "à "],
                _ => [],
            };
            Assert.Contains(locative, allowed);
            var vowel = "AEIOUYÉÈÎ".Contains(department.Name[0]) || department.Name.StartsWith("Hérault", StringComparison.Ordinal);
            Assert.True(vowel == genitive.EndsWith('’') || genitive == "de l’" || genitive == "des ", department.With);
        });
    }

    [Fact]
    public void Names_use_the_typographic_apostrophe()
    {
        Assert.All(Departments.All, department => Assert.DoesNotContain('\'', department.Name + department.In + department.With));
        Assert.All(Regions.All, region => Assert.DoesNotContain('\'', region.Name));
    }
}
