using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Execution;

public sealed class TimeOutTests
{
    private const string Sdl = """
        type Query @access(to: "public") { deaf: Int, keen: Int, quick: String!, after: Box, many: [Box!] }
        type Mutation @access(to: "public") { stuck: Int, count: Int, countNow: Int! }
        type Box @access(to: "public") { deaf: Int!, name: String! }
        """;

    private static readonly AsyncLocal<Scene> Now = new();

    private readonly StoppedClock _clock = new();
    private readonly Scene _scene;
    private readonly GraphQLEngine _engine;

    public TimeOutTests()
    {
        Now.Value = _scene = new Scene(_clock);
        _engine = Asking.Engine(
            Sdl,
            new Bindings().Object<Box>("Box").Resolvers(typeof(Query)).Resolvers(typeof(Mutation)).Resolvers(typeof(Boxes)),
            new EngineOptions { Clock = _clock, TimeOut = TimeSpan.FromSeconds(5) });
    }

    [Fact]
    public async Task A_resolver_that_ignores_its_token_is_left_behind()
    {
        var asked = _engine.Errors("{ quick deaf }");
        await _scene.Started.Task;
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(asked.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("timed-out deaf 1:9\n{\"quick\":\"q\",\"deaf\":null}", await asked);
        Assert.Equal(0, _clock.Armed);

        // It comes back to nothing, and later requests are not disturbed.
        _scene.Deaf.SetResult(1);
        Assert.Equal("{\"quick\":\"q\"}", await _engine.Data("{ quick }"));
    }

    [Fact]
    public async Task A_resolver_that_hears_its_token_is_cancelled()
    {
        var asked = _engine.Errors("{ keen }");
        await _scene.Started.Task;
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("timed-out keen 1:3\n{\"keen\":null}", await asked);
        await _scene.Cancelled.Task;
    }

    [Fact]
    public async Task What_timed_out_below_makes_its_parents_null()
    {
        var asked = _engine.Errors("{ after { name deaf } }");
        await _scene.Started.Task;
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("timed-out after.deaf 1:16\n{\"after\":null}", await asked);
    }

    [Fact]
    public async Task A_mutation_s_later_fields_do_not_begin_once_the_time_is_over()
    {
        var asked = _engine.Errors("mutation { first: count stuck second: count countNow }");
        await _scene.Started.Task;
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal("timed-out stuck 1:25\ntimed-out second 1:31\ntimed-out countNow 1:45\nnull", await asked);
        Assert.Equal(1, _scene.Count);
    }

    [Fact]
    public async Task A_long_answer_made_without_waiting_ends_too() =>
        Assert.StartsWith("timed-out many.", await _engine.Errors("{ many { name } }"));

    [Fact]
    public async Task Nobody_waits_any_more_and_the_execution_ends()
    {
        using var gone = new CancellationTokenSource();
        var asked = _engine.Ask("{ keen }", cancel: gone.Token);
        await _scene.Started.Task;
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await _scene.Cancelled.Task;
        Assert.Equal(0, _clock.Armed);
    }

    internal sealed class Scene(StoppedClock clock)
    {
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<int?> Deaf { get; } = new();

        public StoppedClock Clock => clock;

        public int Count { get; set; }
    }

    public sealed record Box(string Name);

    [Resolves("Query")]
    public static class Query
    {
        public static Task<int?> Deaf()
        {
            Now.Value!.Started.TrySetResult();
            return Now.Value.Deaf.Task;
        }

        public static async ValueTask<int?> Keen(CancellationToken cancel)
        {
            var scene = Now.Value!;
            scene.Started.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            }
            finally
            {
                scene.Cancelled.TrySetResult();
            }

            return 1;
        }

        public static string Quick() => "q";

        public static async Task<Box?> After()
        {
            await Task.Yield();
            return new Box("n");
        }

        public static IEnumerable<Box> Many() => Enumerable.Range(0, 1_000).Select(i =>
        {
            Now.Value!.Clock.Advance(TimeSpan.FromMilliseconds(10));
            return new Box("n");
        });
    }

    [Resolves("Mutation")]
    public static class Mutation
    {
        public static Task<int?> Stuck() => Query.Deaf();

        public static async Task<int?> Count()
        {
            await Task.Yield();
            return ++Now.Value!.Count;
        }

        public static int CountNow() => ++Now.Value!.Count;
    }

    [Resolves("Box")]
    public static class Boxes
    {
        public static async Task<int> Deaf(Box box) => (await Query.Deaf())!.Value;
    }
}
