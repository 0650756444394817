namespace Federation.Server.Tests.Architecture;

public sealed class SizeTests
{
    private const int Longest = 400;

    [Fact]
    public void No_file_is_too_long_to_be_read()
    {
        var files = Repository.Files("src", "*.cs", "*.cshtml", "*.css", "*.ts", "*.js").Concat(Repository.Files("tests", "*.cs", "*.ts", "*.js")).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.InRange(File.ReadLines(file).Count(), 0, Longest));
    }
}
