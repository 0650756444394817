using Federation.GraphQL.Transport.Http;
using Microsoft.Extensions.Primitives;

namespace Federation.GraphQL.Tests.Transport.Http;

public sealed class NegotiationTests
{
    [Theory]
    [InlineData("", "Json")]
    [InlineData("*/*", "Json")]
    [InlineData("application/*", "Json")]
    [InlineData("application/json", "Json")]
    [InlineData("APPLICATION/JSON", "Json")]
    [InlineData("application/json; charset=utf-8", "Json")]
    [InlineData("application/json; charset=\"UTF-8\"", "Json")]
    [InlineData("application/json; charset=iso-8859-1", "None")]
    [InlineData("application/graphql-response+json", "Response")]
    [InlineData("application/graphql-response+json, application/json", "Response")]
    [InlineData("application/json, application/graphql-response+json", "Json")]
    [InlineData("application/json;q=0.9, application/graphql-response+json", "Response")]
    [InlineData("application/graphql-response+json;q=0.8, application/json", "Json")]
    [InlineData("*/*, application/graphql-response+json", "Response")]
    [InlineData("application/json;q=0, */*", "Response")]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0, */*", "EventStream")]
    [InlineData("text/event-stream", "EventStream")]
    [InlineData("text/event-stream, application/json;q=0.5", "EventStream")]
    [InlineData("text/*", "EventStream")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Html")]
    [InlineData("image/png", "None")]
    [InlineData("application/json;q=0", "None")]
    [InlineData(";;;", "None")]
    public void Chooses_what_the_client_likes_best(string accept, string expected) =>
        Assert.Equal(Enum.Parse<MediaType>(expected), Negotiation.Choose(accept, [MediaType.EventStream, MediaType.Html]));

    [Fact]
    public void Several_headers_are_one_list() =>
        Assert.Equal(MediaType.Response, Negotiation.Choose(new StringValues(["image/png", "application/json;q=0.1, application/graphql-response+json"]), []));

    [Fact]
    public void What_is_not_served_is_not_chosen() =>
        Assert.Equal(MediaType.Json, Negotiation.Choose("text/html,*/*;q=0.8", []));
}
