using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Execution;

public sealed class SubscriptionTests
{
    private const string Sdl = """
        type Query @access(to: "public") { a: Int }
        type Subscription @access(to: "public") {
          events(from: Int!): Event
          refused: Event
          secret: Event @access(to: "staff")
          breaking: Int!
          deaf: Int
        }
        type Event @access(to: "public") { number: Int!, later: Int!, even: Int! }
        """;

    private static readonly AsyncLocal<Feed> Now = new();

    private static readonly GraphQLEngine Engine =
        Asking.Engine(Sdl, new Bindings().Object<Event>("Event").Resolvers(typeof(Query)).Resolvers(typeof(Subscription)).Resolvers(typeof(Events)));

    private readonly Feed _feed;

    public SubscriptionTests() => Now.Value = _feed = new Feed();

    [Fact]
    public async Task Each_event_is_an_execution_of_its_own()
    {
        await using var events = await Open("subscription($from: Int!) { feed: events(from: $from) { number later } }", """{"from":40}""");
        _feed.Give(1);
        Assert.Equal("""{"data":{"feed":{"number":41,"later":41}}}""", await Next(events));
        _feed.Give(2, 3);
        Assert.Equal("""{"data":{"feed":{"number":42,"later":42}}}""", await Next(events));
        Assert.Equal("""{"data":{"feed":{"number":43,"later":43}}}""", await Next(events));
        _feed.End();
        Assert.False(await events.MoveNextAsync());
        Assert.True(_feed.Closed.Task.IsCompleted);
    }

    [Fact]
    public async Task An_event_that_fails_is_answered_with_errors_and_the_stream_goes_on()
    {
        await using var events = await Open("subscription { events(from: 0) { even } }");
        _feed.Give(1, 2);
        Assert.Contains("\"data\":{\"events\":null}", await Next(events));
        Assert.Equal("""{"data":{"events":{"even":2}}}""", await Next(events));
    }

    [Theory]
    [InlineData("subscription { refused { number } }", "full", "1:16")]
    [InlineData("subscription { secret { number } }", "forbidden", "1:16")]
    [InlineData("subscription { events(from: \"x\") { number } }", "validation", "1:29")]
    [InlineData("subscription { __typename }", "validation", "1:16")]
    public async Task A_source_that_refuses_answers_once_without_data(string query, string code, string location)
    {
        var subscribed = await Engine.Subscribe(Engine.Prepare(query), new TestCaller(), default);
        Assert.True(subscribed.Failed);
        var responses = new List<string>();
        await foreach (var response in subscribed.Events)
        {
            responses.Add(Encoding.UTF8.GetString(response.Span));
        }

        using var only = JsonDocument.Parse(Assert.Single(responses));
        Assert.False(only.RootElement.TryGetProperty("data", out _));
        var error = only.RootElement.GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(location, $"{error.GetProperty("locations")[0].GetProperty("line")}:{error.GetProperty("locations")[0].GetProperty("column")}");
    }

    [Fact]
    public async Task A_source_that_breaks_says_so_and_ends()
    {
        await using var events = await Open("subscription { breaking }");
        Assert.Equal("""{"data":{"breaking":1}}""", await Next(events));
        var last = await Next(events);
        Assert.Contains("\"code\":\"internal\"", last);
        Assert.DoesNotContain("data", last);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task Who_stops_listening_closes_the_source()
    {
        using var gone = new CancellationTokenSource();
        await using var events = await Open("subscription { events(from: 0) { number } }", cancel: gone.Token);
        var next = events.MoveNextAsync();
        await gone.CancelAsync();
        Assert.False(await next);
        await _feed.Closed.Task;
    }

    [Fact]
    public async Task Leaving_the_events_closes_the_source()
    {
        var events = await Open("subscription { events(from: 0) { number } }");
        _feed.Give(1);
        await Next(events);
        await events.DisposeAsync();
        Assert.True(_feed.Closed.Task.IsCompleted);
    }

    [Fact]
    public async Task A_source_that_ignores_its_token_is_left_behind_and_closed_when_it_comes_back()
    {
        using var gone = new CancellationTokenSource();
        var events = await Open("subscription { deaf }", cancel: gone.Token);
        var next = events.MoveNextAsync();
        await gone.CancelAsync();
        Assert.False(await next);
        await events.DisposeAsync();
        Assert.False(_feed.Closed.Task.IsCompleted);
        _feed.Give(1);
        await _feed.Closed.Task;
    }

    [Fact]
    public async Task The_request_s_JSON_may_be_given_back_before_the_first_event()
    {
        Prepared prepared;
        Subscribed subscribed;
        using (var variables = JsonDocument.Parse("""{"from":5}"""))
        {
            prepared = Engine.Prepare(new GraphQLRequest
            {
                Query = "subscription($from: Int!) { events(from: $from) { number } }"u8.ToArray(),
                Variables = variables.RootElement,
            }, new TestCaller());
            subscribed = await Engine.Subscribe(prepared, new TestCaller(), default);
        }

        await using var events = subscribed.Events.GetAsyncEnumerator();
        _feed.Give(1);
        Assert.Equal("""{"data":{"events":{"number":6}}}""", await Next(events));
    }

    private static async Task<IAsyncEnumerator<ReadOnlyMemory<byte>>> Open(string query, string? variables = null, CancellationToken cancel = default)
    {
        var subscribed = await Engine.Subscribe(Engine.Prepare(query, variables), new TestCaller(), cancel);
        Assert.False(subscribed.Failed);
        return subscribed.Events.GetAsyncEnumerator();
    }

    private static async Task<string> Next(IAsyncEnumerator<ReadOnlyMemory<byte>> events)
    {
        Assert.True(await events.MoveNextAsync());
        return Encoding.UTF8.GetString(events.Current.Span);
    }

    internal sealed class Feed
    {
        private readonly Channel<int> _numbers = Channel.CreateUnbounded<int>();

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Give(params ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers)
            {
                Assert.True(_numbers.Writer.TryWrite(number));
            }
        }

        public void End() => _numbers.Writer.Complete();

        public async IAsyncEnumerable<int> Read([EnumeratorCancellation] CancellationToken cancel)
        {
            try
            {
                await foreach (var number in _numbers.Reader.ReadAllAsync(cancel))
                {
                    yield return number;
                }
            }
            finally
            {
                Closed.TrySetResult();
            }
        }
    }

    public sealed record Event(int Number);

    [Resolves("Query")]
    public static class Query
    {
        public static int? A() => 1;
    }

    [Resolves("Subscription")]
    public static class Subscription
    {
        public static async IAsyncEnumerable<Event> Events(int from, [EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var number in Now.Value!.Read(cancel))
            {
                yield return new Event(from + number);
            }
        }

        public static IAsyncEnumerable<Event> Refused() => throw new GraphQLFault("full", "Too many listen.");

        public static IAsyncEnumerable<Event> Secret() => throw new InvalidOperationException("never asked");

        public static async IAsyncEnumerable<int> Breaking()
        {
            await Task.Yield();
            yield return 1;
            throw new InvalidOperationException("broken");
        }

        public static IAsyncEnumerable<int> Deaf() => Now.Value!.Read(default);
    }

    [Resolves("Event")]
    public static class Events
    {
        public static async ValueTask<int> Later(Event each)
        {
            await Task.Yield();
            return each.Number;
        }

        public static int Even(Event each) => each.Number % 2 == 0 ? each.Number : throw new GraphQLFault("odd", "Odd.");
    }
}
