using System.Buffers;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Execution;

public sealed class AllocationTests
{
    private const string Sdl = """
        type Query @access(to: "public") { shelves: [Shelf!]!, secret: String @access(to: ["staff"]) }
        type Shelf @access(to: "public") { number: Int!, weight: Float!, open: Boolean, size: Size!, title: String!, books: [Book!]! }
        type Book implements Thing @access(to: "public") { title: String! }
        interface Thing @access(to: "public") { title: String! }
        enum Size { SMALL LARGE }
        """;

    [Fact]
    public void What_needs_no_waiting_is_answered_without_allocating_per_field_or_item()
    {
        var engine = Asking.Engine(Sdl, new Bindings()
            .Object<Shelf>("Shelf").Object<Book>("Book").Enum<Size>("Size", size => size.ToString().ToUpperInvariant())
            .Resolvers(typeof(Query)));
        var caller = new Staff();
        var request = new GraphQLRequest { Query = "{ shelves { number weight open size title books { __typename ... on Thing { title } } } secret }"u8.ToArray() };
        var to = new ArrayBufferWriter<byte>(1 << 20);
        for (var i = 0; i < 50; i++)
        {
            Ask();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Ask();
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 256);

        void Ask()
        {
            to.ResetWrittenCount();
            var execution = engine.Execute(engine.Prepare(request, caller), caller, to, default);
            Assert.True(execution.IsCompletedSuccessfully);
        }
    }

    public enum Size
    {
        Small,
        Large,
    }

    public sealed record Shelf(int Number, double Weight, bool? Open, Size Size, string Title, IReadOnlyList<Book> Books);

    public sealed record Book(string Title);

    public sealed class Staff() : GraphQLCaller(null!)
    {
        public override bool Holds(string policy) => true;
    }

    [Resolves("Query")]
    public static class Query
    {
        private static readonly Shelf[] All =
            [.. Enumerable.Range(0, 20).Select(i => new Shelf(i, i / 2.0, true, Size.Large, $"Shelf {i} é", [new Book("A"), new Book("B")]))];

        public static Shelf[] Shelves() => All;

        public static string? Secret() => "s";
    }
}
