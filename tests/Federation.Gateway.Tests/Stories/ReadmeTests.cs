using System.Text;
using System.Text.RegularExpressions;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Stories;

public sealed partial class ReadmeTests(Shared shared)
{
    [Fact]
    public async Task The_readmes_command_is_answered_as_it_stands()
    {
        var body = Command().Match(await File.ReadAllTextAsync(Path.Combine(Sources.Root, "README.md"), TestContext.Current.CancellationToken)).Groups["body"].Value;
        var all = await shared.Demonstration;
        var said = await all.Visitor().Send(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") });
        var options = said.Data.At("routeProposal", "options");
        Assert.Equal("Bretagne", options[0].Text("hub", "shortName"));
        Assert.StartsWith("parce que", options[0].Text("because"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/graphql -H 'Content-Type: application/json' -d '(?<body>\{.*?\})'\n", RegexOptions.Singleline)]
    private static partial Regex Command();
}
