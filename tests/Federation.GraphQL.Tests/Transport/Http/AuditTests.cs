using Federation.GraphQL.Tests.Peers;

namespace Federation.GraphQL.Tests.Transport.Http;

/// <summary>The audit that graphql-http brings for servers of GraphQL over HTTP.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Every_MUST_and_SHOULD_of_the_audit_passes()
    {
        await using var host = await GraphQLHost.Start();
        var items = (await ReferencePeer.Ask("transport/audit.mjs", [new { url = host.Url }]))[0].EnumerateArray().ToArray();
        var failed = items
            .Where(item => item.GetProperty("status").GetString() is not "ok")
            .Select(item => $"{item.GetProperty("status")} {item.GetProperty("id")} {item.GetProperty("name")}: {item.GetProperty("reason")}")
            .ToArray();
        Assert.True(items.Length >= 60, $"only {items.Length} items were audited");
        Assert.True(failed.Length == 0, string.Join(Environment.NewLine, failed));
    }
}
