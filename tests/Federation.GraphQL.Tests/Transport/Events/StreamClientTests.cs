using System.Text.Json;
using Federation.GraphQL.Tests.Peers;
using Federation.GraphQL.Transport;

namespace Federation.GraphQL.Tests.Transport.Events;

/// <summary>The public client graphql-sse in both modes, and requests without a client, as <c>peers/transport/streams.mjs</c> uses them.</summary>
public sealed class StreamClientTests
{
    [Theory]
    [InlineData("queryDistinct")]
    [InlineData("querySingle")]
    [InlineData("mutationDistinct")]
    [InlineData("mutationSingle")]
    [InlineData("subscriptionDistinct")]
    [InlineData("subscriptionSingle")]
    [InlineData("manyAtOnceDistinct")]
    [InlineData("manyAtOnceSingle")]
    [InlineData("stoppedByTheClientDistinct")]
    [InlineData("stoppedByTheClientSingle")]
    [InlineData("reconnectsDistinct")]
    [InlineData("reconnectsSingle")]
    [InlineData("errorsAreEvents")]
    [InlineData("subscribesByUrl")]
    [InlineData("aUrlChangesNothing")]
    [InlineData("foreignOrigin")]
    [InlineData("reservations")]
    [InlineData("operationsWaitForTheirStream")]
    public Task The_client_finds_what_the_protocol_promises(string scenario) => Run(scenario, new GraphQLEventStreamOptions());

    [Fact]
    public Task Reservations_have_a_bound() => Run("tooManyReservations", new GraphQLEventStreamOptions { Reservations = 3 });

    private static async Task Run(string scenario, GraphQLEventStreamOptions streams)
    {
        await using var host = await GraphQLHost.Start(options => options with { EventStreams = streams });
        var failure = (await ReferencePeer.Ask("transport/scenario.mjs", [new { file = "streams", name = scenario, url = host.Url }]))[0];
        Assert.True(failure.ValueKind is JsonValueKind.Null, failure.ToString());
        Assert.DoesNotContain(host.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal));
    }
}
