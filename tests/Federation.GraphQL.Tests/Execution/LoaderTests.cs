using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Execution;

public sealed class LoaderTests
{
    private const string Sdl = """
        type Query @access(to: "public") { number(of: Int!): Number, late(of: Int!): Number, numbers(to: Int!): [Number], broken(of: Int!): Int, small(of: Int!): Int, mixed: Int }
        type Number @access(to: "public") { value: Int!, next: Number, twice: Int! }
        """;

    private static readonly AsyncLocal<List<string>> Calls = new();

    private static readonly GraphQLEngine Engine = Asking.Engine(Sdl, new Bindings().Object<Number>("Number").Resolvers(typeof(Query)).Resolvers(typeof(Numbers)));

    public LoaderTests() => Calls.Value = [];

    [Fact]
    public async Task Keys_asked_at_the_same_time_are_fetched_in_one_call_each_once()
    {
        Assert.Equal("{\"a\":{\"value\":1},\"b\":{\"value\":2},\"c\":{\"value\":1}}", await Engine.Data("{ a: number(of: 1) { value } b: number(of: 2) { value } c: number(of: 1) { value } }"));
        Assert.Equal(["numbers 1 2"], Calls.Value!);
    }

    [Fact]
    public async Task Each_level_of_the_response_is_one_call()
    {
        await Engine.Data("{ numbers(to: 3) { next { next { value } } } }");
        Assert.Equal(["numbers 1 2 3", "numbers 4", "numbers 5"], Calls.Value!);
    }

    [Fact]
    public async Task A_resolver_that_went_on_by_itself_is_batched_with_whoever_asks_then()
    {
        Assert.Equal("{\"late\":{\"value\":9}}", await Engine.Data("{ late(of: 9) { value } }"));
        Assert.Equal(["numbers 9"], Calls.Value!);
    }

    [Fact]
    public async Task A_key_without_a_value_is_null() => Assert.Equal("{\"number\":null}", await Engine.Data("{ number(of: -1) { value } }"));

    [Fact]
    public async Task A_call_that_fails_fails_its_keys_alone() =>
        Assert.Equal("oops a 1:3\noops b 1:20\n{\"a\":null,\"b\":null,\"number\":{\"value\":1}}", await Engine.Errors("{ a: broken(of: 1) b: broken(of: 2) number(of: 1) { value } }"));

    [Fact]
    public async Task A_call_takes_no_more_keys_than_its_batch()
    {
        await Engine.Data($"{{ {string.Join(' ', Enumerable.Range(0, 7).Select(i => $"a{i}: small(of: {i})"))} }}");
        Assert.Equal(["small 0 1 2", "small 3 4 5", "small 6"], Calls.Value!);
    }

    [Fact]
    public async Task What_resolvers_ask_for_after_an_answer_is_fetched_together_again()
    {
        await Engine.Data("{ numbers(to: 3) { twice } }");
        Assert.Equal(["numbers 1 2 3", "numbers 10 20 30"], Calls.Value!);
    }

    [Fact]
    public async Task A_name_is_one_loader_s() => Assert.StartsWith("internal mixed", await Engine.Errors("{ mixed }"));

    [Fact]
    public async Task Nothing_is_kept_for_the_next_request()
    {
        await Engine.Data("{ number(of: 1) { value } }");
        await Engine.Data("{ number(of: 1) { value } }");
        Assert.Equal(["numbers 1", "numbers 1"], Calls.Value!);
    }

    public sealed record Number(int Value);

    private static Loader<int, Number> Load(ResolverContext context)
    {
        var calls = Calls.Value!;
        return context.Loader<int, Number>("numbers", async (keys, _) =>
        {
            calls.Add($"numbers {string.Join(' ', keys)}");
            await Task.Yield();
            return keys.Where(key => key >= 0).ToDictionary(key => key, key => new Number(key));
        });
    }

    [Resolves("Query")]
    public static class Query
    {
        public static Task<Number?> Number(int of, ResolverContext context) => Load(context).Load(of);

        public static async Task<Number?> Late(int of, ResolverContext context)
        {
            await Task.Yield();
            return await Load(context).Load(of);
        }

        public static Task<Number?[]> Numbers(int to, ResolverContext context) => Load(context).LoadAll(Enumerable.Range(1, to));

        public static async ValueTask<int?> Broken(int of, ResolverContext context) =>
            await context.Loader<int, int>("broken", (_, _) => throw new GraphQLFault("oops", "Not now.")).Load(of);

        public static async ValueTask<int?> Small(int of, ResolverContext context)
        {
            var calls = Calls.Value!;
            var loader = context.Loader<int, int>("small", (keys, _) =>
            {
                calls.Add($"small {string.Join(' ', keys)}");
                return new(keys.ToDictionary(key => key, key => key));
            }, batch: 3);
            return await loader.Load(of);
        }

        public static async ValueTask<int?> Mixed(ResolverContext context)
        {
            Load(context);
            return await context.Loader<string, int>("numbers", (_, _) => default).Load("a");
        }
    }

    [Resolves("Number")]
    public static class Numbers
    {
        /// <summary>All of a level have the same.</summary>
        public static Task<Number?> Next(Number number, ResolverContext context) => Load(context).Load(Math.Max(4, number.Value + 1));

        public static async Task<int> Twice(Number number, ResolverContext context)
        {
            var own = await Load(context).Load(number.Value);
            var tenth = await Load(context).Load(own!.Value * 10);
            return tenth!.Value;
        }
    }
}
