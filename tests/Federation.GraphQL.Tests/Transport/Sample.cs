using System.Runtime.CompilerServices;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.GraphQL.Tests.Transport;

/// <summary>A small service that answers, fails, waits and streams, and that tells what is under way.</summary>
internal sealed class Sample
{
    public const string Sdl = """
        directive @access(to: [String!]!) on OBJECT | FIELD_DEFINITION

        type Query @access(to: "public") {
          hello(name: String! = "monde"): String!
          value: Int!
          who: String
          fails: String
          big(size: Int!): String!
          "Ends when it is cancelled."
          waits: Boolean
          "Waits and subscriptions under way."
          open: Int!
        }

        type Mutation @access(to: "public") {
          set(value: Int!): Int!
          stopServer: Boolean
          "Cuts the connections that ticks are under way on."
          drop: Boolean
        }

        type Subscription @access(to: "public") {
          count(to: Int!): Int!
          "Never ends by itself."
          ticks: Int!
          flood(size: Int!): String!
          refused: Int!
          breaks(after: Int!): Int!
        }
        """;

    public const string Token = "sésame";

    private int _open;
    private int _value;
    private Action? _drop;

    public Action Stop { get; set; } = () => { };

    public int Open => Volatile.Read(ref _open);

    public static Bindings Bindings() => new Bindings().Resolvers(typeof(QueryResolvers)).Resolvers(typeof(MutationResolvers)).Resolvers(typeof(SubscriptionResolvers));

    public static ValueTask<GraphQLCaller> CallerOf(HttpContext context) => new(new Caller(context));

    private async Task<bool?> Waits(CancellationToken cancel)
    {
        Interlocked.Increment(ref _open);
        try
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async IAsyncEnumerable<T> Watched<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancel)
    {
        Interlocked.Increment(ref _open);
        try
        {
            await foreach (var item in source.WithCancellation(cancel))
            {
                yield return item;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static async IAsyncEnumerable<int> Numbers(int to, int pause, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Delay(i == 1 ? 0 : pause, cancel);
            yield return i;
        }
    }

    internal sealed class Caller(HttpContext context) : GraphQLCaller(context.RequestServices)
    {
        public HttpContext Context { get; } = context;

        public Sample Sample { get; } = context.RequestServices.GetRequiredService<Sample>();

        public override bool Holds(string policy) => policy == Public;
    }

    [Resolves("Query")]
    public static class QueryResolvers
    {
        public static string Hello(string name) => $"Bonjour {name}";

        public static int Value(Caller caller) => caller.Sample._value;

        public static string? Who(Caller caller) => caller.Context.Items["who"] as string;

        public static string? Fails() => throw new InvalidOperationException("secret");

        public static string Big(int size) => new('x', size);

        public static Task<bool?> Waits(Caller caller, CancellationToken cancel) => caller.Sample.Waits(cancel);

        public static int Open(Caller caller) => caller.Sample.Open;
    }

    [Resolves("Mutation")]
    public static class MutationResolvers
    {
        public static int Set(int value, Caller caller) => caller.Sample._value = value;

        public static bool? StopServer(Caller caller)
        {
            caller.Sample.Stop();
            return true;
        }

        public static bool? Drop(Caller caller)
        {
            Interlocked.Exchange(ref caller.Sample._drop, null)?.Invoke();
            return true;
        }
    }

    [Resolves("Subscription")]
    public static class SubscriptionResolvers
    {
        public static IAsyncEnumerable<int> Count(int to, CancellationToken cancel) => Numbers(to, 0, cancel);

        public static IAsyncEnumerable<int> Ticks(Caller caller, CancellationToken cancel)
        {
            caller.Sample._drop += caller.Context.Abort;
            return caller.Sample.Watched(Numbers(int.MaxValue, 5, cancel), cancel);
        }

        public static IAsyncEnumerable<string> Flood(int size, Caller caller, CancellationToken cancel) => caller.Sample.Watched(Numbers(int.MaxValue, 0, cancel).Select(_ => new string('x', size)), cancel);

        public static async IAsyncEnumerable<int> Breaks(int after, [EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var number in Numbers(after, 0, cancel))
            {
                yield return number;
            }

            throw new InvalidOperationException("secret");
        }

        public static IAsyncEnumerable<int> Refused() => throw new InvalidOperationException("secret");
    }
}
