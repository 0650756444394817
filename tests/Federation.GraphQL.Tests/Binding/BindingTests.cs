using System.Collections.Immutable;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Tests.Execution;

namespace Federation.GraphQL.Tests.Binding;

public sealed class BindingTests
{
    private const string Sdl = """
        type Query @access(to: "public") {
          service: String
          missing: String
          me: String
          self: Query
          lists(a: [Int!]!, b: [Int], c: [[String!]!], d: [Code!] = ["x", "y"]): String!
          defaulted(by: By = {}): String!
          optional(text: String): String!
          point: Point!
          points: [Point]
          shape: Shape
          any(kind: Int!): Any
          number: ID
          unique: ID!
          codes: [Code!]!
          money: Float
          small: Int
          missingList: [Int!]
        }
        type Point @access(to: "public") { x: Int!, y: Int! }
        interface Shape @access(to: "public") { area: Float! }
        type Square implements Shape { area: Float!, side: Float! @access(to: "public") }
        type BigSquare implements Shape { area: Float!, side: Float! @access(to: "public"), big: Boolean! @access(to: "public") }
        union Any = Square | BigSquare | Point
        input By { name: String = "all", size: Int! = 3, hue: Hue, inner: By }
        enum Hue { RED GREEN }
        scalar Code
        """;

    private static readonly GraphQLEngine Engine = Asking.Engine(Sdl, new Bindings()
        .Object<Root>("Query").Object<Point>("Point").Object<Square>("Square").Object<BigSquare>("BigSquare")
        .Enum<Hue>("Hue", hue => hue.ToString().ToUpperInvariant())
        .Scalar<Code>("Code", code => code.Text, Code.TryRead)
        .Input<By>("By")
        .Resolvers(typeof(Query)));

    [Fact]
    public async Task Resolvers_take_services_and_the_caller()
    {
        Assert.Equal("{\"service\":\"greetings\",\"me\":\"Ada\"}", await Engine.Data("{ service me }", caller: new Caller()));
        Assert.Equal("internal missing 1:3\n{\"missing\":null}", await Engine.Errors("{ missing }", caller: new Caller()));
    }

    [Fact]
    public async Task Another_class_of_caller_than_a_resolver_takes_is_an_error_of_its_field() =>
        Assert.Equal("internal me 1:3\n{\"me\":null}", await Engine.Errors("{ me }"));

    [Fact]
    public async Task The_root_may_be_met_again_below() => Assert.Equal("{\"self\":{\"self\":{\"number\":\"7\"}}}", await Engine.Data("{ self { self { number } } }"));

    [Theory]
    [InlineData("a: [1, 2], b: [3, null], c: [[\"x\"], []]", "1,2|3,|x;|x,y")]
    [InlineData("a: 1, b: null, c: \"x\", d: \"z\"", "1|none|x|z")]
    [InlineData("a: [], d: null", "|none|none|none")]
    public async Task Lists_are_read_as_every_kind_of_list(string arguments, string expected) =>
        Assert.Equal($"{{\"lists\":\"{expected}\"}}", await Engine.Data($"{{ lists({arguments}) }}"));

    [Fact]
    public async Task Lists_are_read_from_variables() => Assert.Equal(
        "{\"lists\":\"1,2|3,|x;|z\"}",
        await Engine.Data(
            "query($a: [Int!]!, $b: Int, $c: [[String!]!], $d: [Code!]) { lists(a: $a, b: [$b, null], c: $c, d: $d) }",
            """{"a":[1,2],"b":3,"c":[["x"],[]],"d":"z"}"""));

    [Theory]
    [InlineData("", "all 3 - -")]
    [InlineData("(by: null)", "none")]
    [InlineData("(by: { name: null, hue: GREEN })", "- 3 Green -")]
    [InlineData("(by: { size: 4, inner: { name: \"in\" } })", "all 4 - (in 3 - -)")]
    public async Task Input_objects_are_records_with_the_schema_s_defaults(string arguments, string expected) =>
        Assert.Equal($"{{\"defaulted\":\"{expected}\"}}", await Engine.Data($"{{ defaulted{arguments} }}"));

    [Theory]
    [InlineData("", "absent")]
    [InlineData("(text: null)", "null")]
    [InlineData("(text: \"a\")", "a")]
    [InlineData("(text: $text)", "absent")]
    public async Task What_is_left_out_can_be_told_from_null(string arguments, string expected) =>
        Assert.Equal($"{{\"optional\":\"{expected}\"}}", await Engine.Data($"query($text: String) {{ optional{arguments} used: optional(text: $text) @skip(if: true) }}"));

    [Fact]
    public async Task Sources_may_be_structures() => Assert.Equal("{\"point\":{\"x\":1,\"y\":2},\"points\":[{\"y\":3},null]}", await Engine.Data("{ point { x y } points { y } }"));

    [Fact]
    public async Task The_nearest_class_tells_the_type()
    {
        const string query = "query($kind: Int!) { any(kind: $kind) { __typename ... on Shape { area } ... on BigSquare { big } } }";
        Assert.Equal("{\"any\":{\"__typename\":\"Square\",\"area\":4}}", await Engine.Data(query, "{\"kind\":0}"));
        Assert.Equal("{\"any\":{\"__typename\":\"BigSquare\",\"area\":9,\"big\":true}}", await Engine.Data(query, "{\"kind\":1}"));
        Assert.Equal("{\"any\":{\"__typename\":\"BigSquare\",\"area\":16,\"big\":true}}", await Engine.Data(query, "{\"kind\":2}"));
        Assert.Equal("internal any 1:22\n{\"any\":null}", await Engine.Errors(query, "{\"kind\":3}"));
    }

    [Fact]
    public async Task Leaves_have_their_classes() =>
        Assert.Equal(
            "{\"number\":\"7\",\"unique\":\"00000000-0000-0000-0000-000000000001\",\"codes\":[\"a\",\"b\"],\"money\":12.50,\"small\":200,\"missingList\":null}",
            await Engine.Data("{ number unique codes money small missingList }"));

    public sealed record Root;

    public readonly record struct Point(int X, int Y);

    public record Square(double Side)
    {
        public double Area => Side * Side;
    }

    public record BigSquare(double Side) : Square(Side)
    {
        public bool Big => true;
    }

    public sealed record HugeSquare(double Side) : BigSquare(Side);

    public enum Hue
    {
        Red,
        Green,
    }

    public sealed record Code(string Text)
    {
        public static bool TryRead(string text, out Code code)
        {
            code = new Code(text);
            return text.Length > 0;
        }
    }

    public sealed record By(string? Name, int Size, Hue? Hue, By? Inner)
    {
        public override string ToString() => $"{Name ?? "-"} {Size} {Hue?.ToString() ?? "-"} {(Inner is null ? "-" : $"({Inner})")}";
    }

    public sealed class Greetings
    {
        public string Text => "greetings";
    }

    public sealed class Caller() : GraphQLCaller(new Services())
    {
        public string Name => "Ada";

        public override bool Holds(string policy) => false;
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Greetings) ? new Greetings() : null;
    }

    [Resolves("Query")]
    public static class Query
    {
        public static string? Service([Service] Greetings greetings) => greetings.Text;

        public static string? Missing([Service] INobody missing) => missing.ToString();

        public static string? Me(Caller caller) => caller.Name;

        public static Root Self() => new();

        public static string Lists(ImmutableArray<int> a, IReadOnlyList<int?>? b, string[][]? c, List<Code>? d) =>
            $"{string.Join(',', a)}|{(b is null ? "none" : string.Join(',', b))}|{(c is null ? "none" : string.Join(';', c.Select(each => string.Join(',', each))))}|{(d is null ? "none" : string.Join(',', d.Select(each => each.Text)))}";

        public static string Defaulted(By? by) => by?.ToString() ?? "none";

        public static string Optional(Optional<string?> text) => text.HasValue ? text.Value ?? "null" : "absent";

        public static Point Point() => new(1, 2);

        public static IEnumerable<Point?> Points() => [new Point(0, 3), null];

        public static Square? Shape() => null;

        public static object? Any(int kind) => kind switch
        {
            0 => new Square(2),
            1 => new BigSquare(3),
            2 => new HugeSquare(4),
            _ => "a text",
        };

        public static long? Number() => 7;

        public static Guid Unique() => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

        public static ImmutableArray<Code> Codes() => [new Code("a"), new Code("b")];

        public static decimal? Money() => 12.50m;

        public static byte? Small() => 200;

        public static ImmutableArray<int> MissingList() => default;
    }

    public interface INobody;
}
