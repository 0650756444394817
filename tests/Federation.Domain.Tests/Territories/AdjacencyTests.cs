using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Territories;

public sealed class AdjacencyTests
{
    private static readonly DepartmentCode[] Everywhere = [.. Departments.All.Select(department => department.Code)];

    private static readonly DepartmentCode[] Mainland = [.. Everywhere.Where(code => code.ToString() is { Length: 2 } text && text is not ("2A" or "2B"))];

    [Fact]
    public void A_border_has_two_sides_and_none_is_with_oneself()
    {
        Assert.All(Everywhere, code =>
        {
            Assert.DoesNotContain(code, Adjacency.Of(code));
            Assert.All(Adjacency.Of(code), neighbour => Assert.Contains(code, Adjacency.Of(neighbour)));
            Assert.Equal(Adjacency.Of(code).Distinct().Order(), Adjacency.Of(code));
        });
        Assert.Equal(2 * 240, Everywhere.Sum(code => Adjacency.Of(code).Count));
    }

    [Theory]
    [InlineData("06", "04 83")]
    [InlineData("13", "04 30 83 84")]
    [InlineData("29", "22 56")]
    [InlineData("2A", "2B")]
    [InlineData("38", "01 05 07 26 42 69 73")]
    [InlineData("44", "35 49 56 85")]
    [InlineData("57", "54 67")]
    [InlineData("62", "59 80")]
    [InlineData("75", "92 93 94")]
    [InlineData("77", "02 10 45 51 60 89 91 93 94 95")]
    [InlineData("971", "")]
    public void Neighbours_are_those_of_the_map(string code, string neighbours) =>
        Assert.Equal(neighbours, string.Join(' ', Adjacency.Of(DepartmentCode.Parse(code))));

    [Fact]
    public void The_whole_mainland_is_connected() =>
        Assert.All(Mainland, code => Assert.NotNull(Adjacency.Distance(Mainland[0], code)));

    [Fact]
    public void Distance_is_a_metric()
    {
        foreach (var a in Mainland)
        {
            foreach (var b in Mainland)
            {
                var direct = Adjacency.Distance(a, b)!.Value;
                Assert.True(direct == Adjacency.Distance(b, a), $"{a} {b}");
                Assert.True(direct == 0 == (a == b), $"{a} {b}");
                Assert.True(direct == 1 == Adjacency.Of(a).Contains(b), $"{a} {b}");
                foreach (var via in Mainland)
                {
                    Assert.True(direct <= Adjacency.Distance(a, via) + Adjacency.Distance(via, b), $"{a} {via} {b}");
                }
            }
        }
    }

    [Theory]
    [InlineData("75", "75", 0)]
    [InlineData("75", "92", 1)]
    [InlineData("75", "78", 2)]
    [InlineData("38", "34", 3)]
    [InlineData("2A", "2B", 1)]
    [InlineData("974", "974", 0)]
    public void Distance_counts_borders(string a, string b, int borders) =>
        Assert.Equal(borders, Adjacency.Distance(DepartmentCode.Parse(a), DepartmentCode.Parse(b)));

    [Theory]
    [InlineData("2A", "06")]
    [InlineData("2B", "83")]
    [InlineData("971", "972")]
    [InlineData("974", "75")]
    public void No_distance_goes_over_the_sea(string a, string b) =>
        Assert.Null(Adjacency.Distance(DepartmentCode.Parse(a), DepartmentCode.Parse(b)));

    [Fact]
    public void Nearest_takes_the_fewest_borders_and_leaves_out_what_cannot_be_reached()
    {
        var paris = DepartmentCode.Parse("75");
        DepartmentCode[] far = [DepartmentCode.Parse("974"), DepartmentCode.Parse("35"), DepartmentCode.Parse("78")];

        Assert.Equal(2, Adjacency.Nearest(paris, far));
        Assert.Equal(0, Adjacency.Nearest(paris, [.. far, paris]));
        Assert.Null(Adjacency.Nearest(paris, []));
        Assert.Null(Adjacency.Nearest(paris, [DepartmentCode.Parse("2A"), DepartmentCode.Parse("976")]));
    }

    [Fact]
    public void A_default_code_is_nowhere_on_the_map()
    {
        Assert.Empty(Adjacency.Of(default));
        Assert.Null(Adjacency.Distance(default, default));
        Assert.Null(Adjacency.Distance(DepartmentCode.Parse("75"), default));
    }
}
