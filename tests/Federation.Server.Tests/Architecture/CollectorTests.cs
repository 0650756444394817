using System.Text.Json;
using Federation.Running;

namespace Federation.Server.Tests.Architecture;

/// <summary>Settings of the collector that the built server runs with; a name that the runtime does not know is passed over without a word.</summary>
public sealed class CollectorTests
{
    private const string Growth = "DGen0GrowthPercent";

    [Fact]
    public void The_heap_grows_by_a_quarter_of_what_the_collector_would_let_it()
    {
        using var built = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(Commands.Server, ".runtimeconfig.json")));
        var options = built.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.True(options.GetProperty("System.GC.Server").GetBoolean());
        Assert.Equal(25, options.GetProperty($"System.GC.{Growth}").GetInt32());

        // And it is a setting of this runtime's collector.
        Assert.Contains($"GC{Growth}", GC.GetConfigurationVariables().Keys);
    }
}
