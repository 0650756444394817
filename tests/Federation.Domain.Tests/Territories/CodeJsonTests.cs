using System.Text.Json;
using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Territories;

public sealed class CodeJsonTests
{
    private sealed record Place(RegionCode Region, DepartmentCode? Department);

    [Fact]
    public void A_code_is_a_plain_string()
    {
        var place = new Place(RegionCode.Parse("11"), DepartmentCode.Parse("75"));

        var json = JsonSerializer.Serialize(place);

        Assert.Equal("""{"Region":"11","Department":"75"}""", json);
        Assert.Equal(place, JsonSerializer.Deserialize<Place>(json));
    }

    [Fact]
    public void An_absent_code_is_null()
    {
        var place = new Place(RegionCode.Parse("94"), null);

        Assert.Equal(place, JsonSerializer.Deserialize<Place>(JsonSerializer.Serialize(place)));
    }

    [Fact]
    public void A_code_is_a_dictionary_key()
    {
        var byDepartment = new Dictionary<DepartmentCode, int> { [DepartmentCode.Parse("2A")] = 1, [DepartmentCode.Parse("974")] = 2 };
        var byRegion = new Dictionary<RegionCode, int> { [RegionCode.Parse("04")] = 3 };

        Assert.Equal("""{"2A":1,"974":2}""", JsonSerializer.Serialize(byDepartment));
        Assert.Equal("""{"04":3}""", JsonSerializer.Serialize(byRegion));
        Assert.Equal(byDepartment, JsonSerializer.Deserialize<Dictionary<DepartmentCode, int>>("""{"2A":1,"974":2}"""));
        Assert.Equal(byRegion, JsonSerializer.Deserialize<Dictionary<RegionCode, int>>("""{"04":3}"""));
    }

    [Fact]
    public void Every_code_goes_round()
    {
        var departments = Departments.All.Select(department => department.Code).ToArray();
        var regions = Regions.All.Select(region => region.Code).ToArray();

        Assert.Equal(departments, JsonSerializer.Deserialize<DepartmentCode[]>(JsonSerializer.Serialize(departments)));
        Assert.Equal(regions, JsonSerializer.Deserialize<RegionCode[]>(JsonSerializer.Serialize(regions)));
    }

    [Theory]
    [InlineData("75")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("""["75"]""")]
    [InlineData("\"\"")]
    [InlineData("\"20\"")]
    [InlineData("\"2a\"")]
    public void Anything_but_the_string_of_a_known_code_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DepartmentCode>(json));

    [Fact]
    public void An_unknown_key_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<RegionCode, int>>("""{"20":1}"""));

    [Fact]
    public void A_default_code_is_not_written_since_it_could_not_be_read_back() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize(default(DepartmentCode)));
}
