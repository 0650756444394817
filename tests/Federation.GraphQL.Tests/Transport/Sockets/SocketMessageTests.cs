using System.Text;
using Federation.GraphQL.Transport.Sockets;

namespace Federation.GraphQL.Tests.Transport.Sockets;

public sealed class SocketMessageTests
{
    [Theory]
    [InlineData("""{"type":"connection_init"}""", "Init", "", "")]
    [InlineData("""{"type":"connection_init","payload":null}""", "Init", "", "")]
    [InlineData("""{"payload":{"a":[{}]},"type":"connection_init"}""", "Init", "", """{"a":[{}]}""")]
    [InlineData("""{"type":"ping","other":[1],"payload":{ }}""", "Ping", "", "{ }")]
    [InlineData("""{"type":"pong"}""", "Pong", "", "")]
    [InlineData("""{"id":"é\n","type":"complete"}""", "Complete", "é\n", "")]
    [InlineData("""{"id":"1","type":"subscribe","payload":{"query":"{a}"}}""", "Subscribe", "1", """{"query":"{a}"}""")]
    public void Takes_the_protocols_messages(string text, string kind, string id, string payload)
    {
        Assert.Null(SocketMessage.Read(Encoding.UTF8.GetBytes(text), 32, out var message));
        Assert.Equal(Enum.Parse<SocketMessageKind>(kind), message.Kind);
        Assert.Equal(id, message.Id);
        Assert.Equal(payload, Encoding.UTF8.GetString(message.Payload.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"connection_init"}{}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"start"}""")]
    [InlineData("""{"type":"next","id":"1","payload":{}}""")]
    [InlineData("""{"type":"ping","type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":[]}""")]
    [InlineData("""{"type":"ping","payload":"x"}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{a}"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{a}"}}""")]
    [InlineData("""{"type":"subscribe","id":7,"payload":{"query":"{a}"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":null}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"complete","id":"\ud800"}""")]
    public void Refuses_everything_else(string text) => Assert.NotNull(SocketMessage.Read(Encoding.UTF8.GetBytes(text), 32, out _));

    [Fact]
    public void An_id_has_a_bound()
    {
        static string With(int length) => $$"""{"type":"complete","id":"{{new string('x', length)}}"}""";
        Assert.Null(SocketMessage.Read(Encoding.UTF8.GetBytes(With(256)), 32, out _));
        Assert.NotNull(SocketMessage.Read(Encoding.UTF8.GetBytes(With(257)), 32, out _));
    }

    [Fact]
    public void Mutated_messages_throw_nothing()
    {
        var random = new Random(20_260_302);
        var seed = Encoding.UTF8.GetBytes("""{"id":"\u00e91","type":"subscribe","payload":{"query":"{a}","variables":{"x":[1,{"y":"\ud83d\ude00"}]}},"more":null}""");
        for (var i = 0; i < 20_000; i++)
        {
            var text = seed.ToArray();
            for (var left = random.Next(1, 5); left > 0; left--)
            {
                text[random.Next(text.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : seed[random.Next(seed.Length)];
            }

            var length = random.Next(4) == 0 ? random.Next(text.Length) : text.Length;
            SocketMessage.Read(text.AsMemory(0, length), 32, out _);
        }
    }
}
