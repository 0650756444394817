using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Tests.Fuzz;

/// <summary>A small engine that takes every kind of input and answers what it was given, and bodies that ask it.</summary>
public static class Catalogue
{
    private const string Sdl = """
        directive @access(to: [String!]!) on OBJECT | INTERFACE | FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
        type Query @access(to: "public") {
          find(where: Where, first: Int! = 3, id: ID, f: Float, b: Boolean, d: Diet, t: String): String
          pick(pick: Pick!): String
          items(first: Int! = 2, grid: [[Int]]): [Item!]! @listSize(slicingArguments: ["first"])
        }
        type Item @access(to: "public") { id: ID! next: Item }
        enum Diet { HAY FISH }
        input Where { n: Int! ids: [ID!] grid: [[Int]] diet: Diet = HAY next: Where pick: Pick f: Float t: String }
        input Pick @oneOf { id: ID n: Int where: Where }
        """;

    public static GraphQLEngine Engine { get; } = new(SchemaBuilder.Build(Sdl), new Bindings()
        .Enum<Diet>("Diet", diet => diet.ToString().ToUpperInvariant())
        .Input<Where>("Where").Input<Pick>("Pick").Object<Item>("Item").Resolvers(typeof(Query)), new EngineOptions { Documents = 10 });

    /// <summary>Each a document and its variables.</summary>
    public static (string Query, string Variables)[] Bodies { get; } =
    [
        ("query Q($w: Where, $n: Int!) { find(where: $w, first: $n) }", """{"w":{"n":1,"ids":["a",2],"grid":[[1,null],[],3],"diet":"FISH","next":{"n":-0,"f":1e3},"t":"é😀"},"n":2147483647}"""),
        ("query Q($p: Pick!, $id: ID!) { a: pick(pick: $p) b: pick(pick: { id: $id }) c: pick(pick: { where: { n: 1, pick: { n: 2 } } }) }", """{"p":{"where":{"n":1,"pick":{"id":"x"}}},"id":7}"""),
        ("query Q($n: Int = 5, $g: [[Int]], $s: Boolean!) { items(first: $n, grid: $g) @skip(if: $s) { id ...F } } fragment F on Item { next { id @include(if: $s) } }", """{"n":4,"g":[1,[2]],"s":false}"""),
        ("query Q($f: Float, $b: Boolean, $d: Diet, $t: String) { find(f: $f, b: $b, d: $d, t: $t, where: { n: 1, diet: $d, f: $f, t: $t }) __typename __schema { queryType { name } } }", """{"f":-1.5e-7,"b":true,"d":"HAY","t":"\u0041\n"}"""),
    ];

    public enum Diet
    {
        Hay,
        Fish,
    }

    public sealed record Where(int N, IReadOnlyList<string>? Ids, IReadOnlyList<IReadOnlyList<int?>?>? Grid, Diet? Diet, Where? Next, Pick? Pick, double? F, string? T);

    public sealed record Pick(string? Id, int? N, Where? Where);

    public sealed record Item(string Id)
    {
        public Item? Next => Id.Length < 5 ? new Item($"{Id}x") : null;
    }

    [Resolves("Query")]
    public static class Query
    {
        public static string? Find(Where? where, int first, string? id, double? f, bool? b, Diet? d, string? t) => $"{where} {first} {id} {f} {b} {d} {t}";

        public static string? Pick(Pick pick) => pick.ToString();

        public static IReadOnlyList<Item> Items(int first, IReadOnlyList<IReadOnlyList<int?>?>? grid) => [.. Enumerable.Range(0, Math.Clamp(first + (grid?.Count ?? 0), 0, 10)).Select(i => new Item($"{i}"))];
    }
}
