using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Execution;

public sealed class FieldTests
{
    private const string Sdl = """
        type Query @access(to: "public") {
          hello(name: String = "world"): String!
          shelf: Shelf
          later: Shelf!
          things: [Thing!]!
        }
        type Shelf @access(to: "public") { number: Int!, weight: Float, books: [Book]!, open: Boolean!, id: ID! }
        type Book implements Thing @access(to: "public") { title: String!, size: Size, shelf: Shelf }
        type Lamp implements Thing @access(to: "public") { title: String!, watts: Int }
        interface Thing @access(to: "public") { title: String! }
        enum Size { SMALL LARGE }
        """;

    private static readonly GraphQLEngine Engine = Asking.Engine(Sdl, new Bindings()
        .Object<Shelf>("Shelf").Object<Book>("Book").Object<Lamp>("Lamp")
        .Enum<Size>("Size", size => size.ToString().ToUpperInvariant())
        .Resolvers(typeof(Query)));

    [Fact]
    public async Task Answers_fields_in_the_order_they_are_asked() =>
        Assert.Equal("""{"shelf":{"open":true,"number":7,"weight":1.5,"id":"7"},"hello":"Hello \"world\" é😀"}""",
            await Engine.Data("{ shelf { open number weight id } hello }"));

    [Fact]
    public async Task Merges_what_is_asked_twice_and_keeps_the_first_place() =>
        Assert.Equal("""{"shelf":{"number":7,"open":true},"again":{"id":"7"}}""",
            await Engine.Data("{ shelf { number } again: shelf { id } shelf { open number } }"));

    [Fact]
    public async Task Follows_fragments_that_apply_and_tells_types() =>
        Assert.Equal("""{"things":[{"__typename":"Book","title":"A","size":"SMALL"},{"__typename":"Lamp","title":"B","watts":null}]}""",
            await Engine.Data("{ things { __typename ...T ... on Lamp { watts } ... on Book { size } } } fragment T on Thing { title }"));

    [Fact]
    public async Task Leaves_out_what_is_skipped_and_takes_in_what_is_included()
    {
        const string query = "query($a: Boolean!, $b: Boolean = false) { shelf @skip(if: $a) { id } hello @include(if: $b) later { id @include(if: true) number @skip(if: true) } }";
        Assert.Equal("""{"shelf":{"id":"7"},"later":{"id":"8"}}""", await Engine.Data(query, """{"a":false}"""));
        Assert.Equal("""{"hello":"Hello \"world\" é😀","later":{"id":"8"}}""", await Engine.Data(query, """{"a":true,"b":true}"""));
    }

    [Fact]
    public async Task Waits_for_what_comes_later() =>
        Assert.Equal("""{"later":{"number":8,"books":[{"title":"A","shelf":{"number":8}},null]}}""",
            await Engine.Data("{ later { number books { title shelf { number } } } }"));

    public enum Size
    {
        Small,
        Large,
    }

    public interface IThing
    {
        string Title { get; }
    }

    public sealed record Shelf(int Number, double? Weight, IReadOnlyList<Book?> Books, bool Open)
    {
        public string Id => Number.ToString();

        public static Shelf Of(int number) => new(number, 1.5, [new Book("A", FieldTests.Size.Small), null], true);
    }

    public sealed record Book(string Title, Size? Size) : IThing
    {
        public Shelf? Shelf => Shelf.Of(8);
    }

    public sealed record Lamp(string Title, int? Watts) : IThing;

    [Resolves("Query")]
    public static class Query
    {
        public static string Hello(string? name) => $"Hello \"{name}\" é😀";

        public static Shelf? Shelf() => FieldTests.Shelf.Of(7);

        public static async ValueTask<Shelf> Later()
        {
            await Task.Yield();
            return FieldTests.Shelf.Of(8);
        }

        public static IEnumerable<IThing> Things() => [new Book("A", Size.Small), new Lamp("B", null)];
    }
}
