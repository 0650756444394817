using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Territories;

public sealed class CodeTests
{
    [Theory]
    [InlineData("11")]
    [InlineData("53")]
    [InlineData("76")]
    [InlineData("84")]
    public void A_code_shared_by_a_region_and_a_departement_parses_as_both(string code)
    {
        var region = RegionCode.Parse(code);
        var department = DepartmentCode.Parse(code);

        Assert.Equal(code, region.ToString());
        Assert.Equal(code, department.ToString());
        Assert.False(((object)region).Equals(department));
        Assert.NotEqual(Regions.Of(region).Name, Departments.Of(department).Name);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("19")]
    [InlineData("2A")]
    [InlineData("2B")]
    [InlineData("95")]
    [InlineData("971")]
    [InlineData("976")]
    public void A_departement_code_is_spelt_back_as_read(string code) =>
        Assert.Equal(code, DepartmentCode.Parse(code).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1")]
    [InlineData("00")]
    [InlineData("2a")]
    [InlineData("2C")]
    [InlineData("20")]
    [InlineData("96")]
    [InlineData("97")]
    [InlineData("99")]
    [InlineData("970")]
    [InlineData("975")]
    [InlineData("977")]
    [InlineData("001")]
    [InlineData(" 01")]
    [InlineData("01 ")]
    [InlineData("01\n")]
    [InlineData("٠١")]
    [InlineData("０１")]
    public void A_malformed_departement_code_is_refused(string? text)
    {
        Assert.False(DepartmentCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        Assert.Throws<FormatException>(() => DepartmentCode.Parse(text!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("05")]
    [InlineData("07")]
    [InlineData("20")]
    [InlineData("82")]
    [InlineData("2A")]
    [InlineData("971")]
    [InlineData("٠١")]
    public void A_malformed_region_code_is_refused(string? text)
    {
        Assert.False(RegionCode.TryParse(text, out var code));
        Assert.Equal(default, code);
        Assert.Throws<FormatException>(() => RegionCode.Parse(text!));
    }

    [Fact]
    public void A_default_code_is_an_empty_text_that_equals_no_other()
    {
        Assert.Equal("", default(RegionCode).ToString());
        Assert.Equal("", default(DepartmentCode).ToString());
        Assert.Equal(0, default(DepartmentCode).CompareTo(default));
        Assert.NotEqual(default, DepartmentCode.Parse("01"));
        Assert.True(default(DepartmentCode).CompareTo(DepartmentCode.Parse("01")) < 0);
    }

    [Fact]
    public void Corsica_sorts_between_29_and_30_and_overseas_after_95()
    {
        var shuffled = new[] { "971", "30", "2B", "95", "2A", "29" }.Select(DepartmentCode.Parse).Order();

        Assert.Equal(["29", "2A", "2B", "30", "95", "971"], shuffled.Select(code => code.ToString()));
    }
}
