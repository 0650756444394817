using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Territories;

public sealed class PostalTests
{
    [Theory]
    [InlineData("01000", "01")]
    [InlineData("38000", "38")]
    [InlineData("75020", "75")]
    [InlineData("20000", "2A")]
    [InlineData("20137", "2A")]
    [InlineData("20200", "2B")]
    [InlineData("20600", "2B")]
    [InlineData("97110", "971")]
    [InlineData("97400", "974")]
    [InlineData("97600", "976")]
    public void A_postal_code_gives_its_departement(string postalCode, string department)
    {
        Assert.True(Postal.TryDepartment(postalCode, out var code));
        Assert.Equal(department, code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("38")]
    [InlineData("3800")]
    [InlineData("380000")]
    [InlineData("3800A")]
    [InlineData("2A000")]
    [InlineData("٣٨٠٠٠")]
    [InlineData("00100")]
    [InlineData("20900")]
    [InlineData("96000")]
    [InlineData("97133")]
    [InlineData("97150")]
    [InlineData("97500")]
    [InlineData("98000")]
    [InlineData("99999")]
    public void What_lies_in_no_departement_is_refused(string? postalCode)
    {
        Assert.False(Postal.TryDepartment(postalCode, out var code));
        Assert.Equal(default, code);
    }
}
