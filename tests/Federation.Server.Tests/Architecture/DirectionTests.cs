using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Federation.Server.Tests.Architecture;

public sealed partial class DirectionTests
{
    /// <summary>Each project, and those it may know: what stands below it, and nothing beside or above.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Federation.Domain"] = [],
        ["Federation.Storage"] = ["Federation.Domain"],
        ["Federation.Node"] = ["Federation.Storage"],
        ["Federation.Search"] = ["Federation.Storage", "Federation.Domain"],
        ["Federation.GraphQL"] = [],
        ["Federation.Gateway"] = ["Federation.Node", "Federation.Search", "Federation.GraphQL"],
        ["Federation.Web"] = ["Federation.Gateway"],
        ["Federation.Server"] = ["Federation.Web", "Federation.Gateway"],
        ["Federation.Orleans"] = ["Federation.Node"],
        ["Federation.Silo"] = ["Federation.Orleans", "Federation.Server"],
    };

    [Fact]
    public void Projects_reference_one_way()
    {
        var projects = Repository.Files("src", "*.csproj").ToList();
        Assert.NotEmpty(projects);
        foreach (var project in projects)
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.True(MayKnow.TryGetValue(name, out var known), $"{name} has no place in the layout");
            Assert.Empty(Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Except(known));
        }
    }

    [Fact]
    public void The_domain_knows_no_package_and_no_framework_but_the_base_library()
    {
        var project = Path.Combine(Repository.Root, "src/Federation.Domain/Federation.Domain.csproj");
        Assert.Empty(Items(project, "PackageReference"));
        Assert.Empty(Items(project, "FrameworkReference"));
    }

    [Fact]
    public void The_domain_reads_no_disk_no_network_no_process_and_no_clock()
    {
        foreach (var file in Repository.Files("src/Federation.Domain", "*.cs"))
        {
            var found = Outside().Match(File.ReadAllText(file));
            Assert.False(found.Success, $"{Path.GetFileName(file)}: {found.Value}");
        }
    }

    /// <summary>A grain kind moves to another engine by the port alone.</summary>
    [Fact]
    public void The_port_between_edge_and_engine_carries_only_what_can_cross_a_network()
    {
        var types = typeof(Node.Engine.IGrains).GetMethods().SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType).Where(type => type != typeof(CancellationToken));
        Assert.All(types, type => Assert.Equal(typeof(Domain.Grains.Command).Assembly, type.Assembly));
    }

    private static IEnumerable<string> Items(string project, string name) => XDocument.Load(project).Descendants(name).Select(item => item.Attribute("Include")!.Value);

    [GeneratedRegex(@"\bSystem\.(IO|Net|Data|Diagnostics\.Process|Threading)\b|\b(File|Directory|Path|Console|HttpClient|Environment|Process)\.[A-Z]\w*\(|\bTimeProvider\b|\basync\b|\bRandom\b")]
    private static partial Regex Outside();
}
