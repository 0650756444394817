using System.Text.Json;
using Federation.GraphQL.Tests.Peers;
using Federation.GraphQL.Transport;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Tests.Transport.Sockets;

/// <summary>The public client graphql-ws, and sockets without a client, as <c>peers/transport/sockets.mjs</c> uses them.</summary>
public sealed class SocketClientTests
{
    [Theory]
    [InlineData("query")]
    [InlineData("mutation")]
    [InlineData("subscription")]
    [InlineData("manyAtOnce")]
    [InlineData("fieldError")]
    [InlineData("refusedDocument")]
    [InlineData("refusedSource")]
    [InlineData("brokenSource")]
    [InlineData("stoppedByTheClient")]
    [InlineData("vanished")]
    [InlineData("reconnects")]
    [InlineData("pings")]
    [InlineData("pongCarriesThePayload")]
    [InlineData("idIsFreeOnceComplete")]
    [InlineData("unknownIdsAreIgnored")]
    [InlineData("closesWithTheProtocolsCodes")]
    [InlineData("closeReasonsFit")]
    [InlineData("foreignOrigin")]
    [InlineData("goingAway")]
    public Task The_client_finds_what_the_protocol_promises(string scenario) => Run(scenario, new GraphQLSocketOptions());

    [Theory]
    [InlineData("authenticated")]
    [InlineData("forbidden")]
    public Task The_payload_of_the_initialisation_is_judged(string scenario) => Run(scenario, new GraphQLSocketOptions { Authenticate = Authenticate });

    [Fact]
    public Task A_client_that_does_not_initialise_is_closed() => Run("lateInit", new GraphQLSocketOptions { InitWait = TimeSpan.FromMilliseconds(50) });

    [Fact]
    public Task A_socket_carries_so_many_operations_and_no_more() => Run("tooManyOperations", new GraphQLSocketOptions { Operations = 2 });

    private static async Task Run(string scenario, GraphQLSocketOptions sockets)
    {
        await using var host = await GraphQLHost.Start(options => options with { Sockets = sockets });
        var failure = (await ReferencePeer.Ask("transport/scenario.mjs", [new { file = "sockets", name = scenario, url = host.Url }]))[0];
        Assert.True(failure.ValueKind is JsonValueKind.Null, failure.ToString());
        Assert.DoesNotContain(host.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal));
    }

    private static ValueTask<bool> Authenticate(HttpContext context, JsonElement payload)
    {
        if (payload.ValueKind is not JsonValueKind.Object || !payload.TryGetProperty("token", out var token) || token.GetString() != Sample.Token)
        {
            return new(false);
        }

        context.Items["who"] = token.GetString();
        return new(true);
    }
}
