using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Execution;

public sealed class ErrorTests
{
    private const string Sdl = """
        type Query @access(to: "public") {
          refused: String
          broken: Int!
          item: Item
          items: [Item!]
          loose: [Item]!
          big: Int
          real: Float!
          words: [String!]
          secret: String @access(to: ["staff", "owner"])
          secrets: [Secret!]!
          slowSecret: String @access(to: ["owner"])
          open: Int @access(to: ["staff", "public"])
        }
        type Item @access(to: "public") { name: String!, other: Item, secret: Int! @access(to: "owner") }
        type Secret @access(to: "owner") { name: String!, known: String @access(to: "public") }
        """;

    private readonly List<(Exception Exception, GraphQLError Error)> _faults = [];
    private readonly GraphQLEngine _engine;

    public ErrorTests() => _engine = Asking.Engine(
        Sdl,
        new Bindings().Object<Item>("Item").Object<Secret>("Secret").Resolvers(typeof(Query)),
        new EngineOptions { Errors = 5, OnFault = (exception, error) => _faults.Add((exception, error)) });

    [Fact]
    public async Task A_resolver_s_refusal_is_published_as_it_is() =>
        Assert.Equal(
            """{"errors":[{"message":"Not today.","locations":[{"line":1,"column":3}],"path":["refused"],"extensions":{"code":"closed","until":"monday"}}],"data":{"refused":null}}""",
            await _engine.Ask("{ refused }"));

    [Fact]
    public async Task Any_other_exception_is_published_without_a_word_of_it_and_handed_to_the_log()
    {
        var response = await _engine.Ask("{ broken }");
        Assert.DoesNotContain("password", response);
        Assert.DoesNotContain("Exception", response);
        Assert.Equal("internal broken 1:3\nnull", await _engine.Errors("{ broken }"));
        Assert.Contains("password", _faults[0].Exception.Message);
        Assert.Equal(["broken"], _faults[0].Error.Path);
    }

    [Fact]
    public async Task Null_where_there_is_never_null_goes_to_the_nearest_place_that_may_be_null()
    {
        Assert.Equal("internal item.other.name 1:18\n{\"item\":{\"other\":null}}", await _engine.Errors("{ item { other { name } } }"));
        Assert.Equal("internal items.1.name 1:11\n{\"items\":null}", await _engine.Errors("{ items { name } }"));
        Assert.Equal("internal loose.1.name 1:11\n{\"loose\":[{\"name\":\"a\"},null,null]}", await _engine.Errors("{ loose { name } }"));
        Assert.Contains("Item.name", _faults[0].Exception.Message);
    }

    [Fact]
    public async Task Values_that_the_type_does_not_have_are_errors() =>
        Assert.Equal("internal big 1:3\ninternal real 1:7\nnull", await _engine.Errors("{ big real }"));

    [Fact]
    public async Task A_list_that_throws_while_it_is_read_fails_whole() =>
        Assert.Equal("internal words 1:3\n{\"words\":null}", await _engine.Errors("{ words }"));

    [Fact]
    public async Task Who_holds_none_of_a_field_s_policies_does_not_read_it()
    {
        Assert.Equal("forbidden secret 1:3\n{\"secret\":null,\"open\":1}", await _engine.Errors("{ secret open }", caller: new TestCaller()));
        Assert.Equal("{\"secret\":\"s\"}", await _engine.Data("{ secret }", caller: new TestCaller("owner")));
        Assert.Equal("forbidden item.secret 1:10\n{\"item\":null}", await _engine.Errors("{ item { secret } }"));
        Assert.Empty(_faults);
    }

    [Fact]
    public async Task A_field_s_policy_replaces_its_type_s()
    {
        Assert.Equal("{\"secrets\":[{\"known\":\"k\"},{\"known\":\"k\"}]}", await _engine.Data("{ secrets { known } }"));
        Assert.Equal("forbidden secrets.0.name 1:19\nnull", await _engine.Errors("{ secrets { known name } }"));
    }

    [Fact]
    public async Task A_policy_is_asked_at_most_once_per_request()
    {
        var caller = new TestCaller("owner");
        await _engine.Data("{ a: secret b: secret secrets { name } item { secret } }", caller: caller);
        Assert.Equal(["owner", "staff"], caller.Asked.Order());
    }

    [Fact]
    public async Task A_policy_that_cannot_be_told_is_an_error_of_its_fields()
    {
        Assert.Equal("internal secret 1:3\ninternal slowSecret 1:10\n{\"secret\":null,\"slowSecret\":null}", await _engine.Errors("{ secret slowSecret }", caller: new Unsure()));
        Assert.Equal("{\"slowSecret\":\"s\"}", await _engine.Data("{ slowSecret }", caller: new TestCaller("owner")));
    }

    [Fact]
    public async Task Errors_are_listed_up_to_a_limit() =>
        Assert.Equal(
            "closed a \nclosed b \nclosed c \nclosed d \nclosed e \nlimit-exceeded - ".Split('\n'),
            (await _engine.Errors("{ a: refused b: refused c: refused d: refused e: refused f: refused g: refused }")).Split('\n')[..6].Select(line => line[..(line.LastIndexOf(' ') + 1)]));

    [Fact]
    public async Task A_response_above_the_limit_is_given_up()
    {
        var engine = Asking.Engine(Sdl, new Bindings().Object<Item>("Item").Object<Secret>("Secret").Resolvers(typeof(Query)), new EngineOptions { ResponseBytes = 10_000, Aliases = 1_000, Cost = 10_000, Tokens = 10_000 });
        var query = $"{{ {string.Join(' ', Enumerable.Range(0, 900).Select(i => $"alias{i}: secret"))} }}";
        Assert.Equal("limit-exceeded - -\nnull", await engine.Errors(query, caller: new TestCaller("owner")));
        Assert.Equal("{\"open\":1}", await engine.Data("{ open }"));
    }

    private sealed class Unsure() : GraphQLCaller(null!)
    {
        public override bool Holds(string policy) => throw new InvalidOperationException("The directory is away.");
    }

    public sealed record Item(string? Name, Item? Other)
    {
        public int Secret => 1;
    }

    public sealed record Secret(string Name)
    {
        public string? Known => "k";
    }

    [Resolves("Query")]
    public static class Query
    {
        public static string? Refused() => throw new GraphQLFault("closed", "Not today.", KeyValuePair.Create("until", "monday"));

        public static int Broken() => throw new InvalidOperationException("the password is 1234");

        public static Item? Item() => new("a", new Item(null, null));

        public static Item?[] Items() => [new("a", null), new(null, null)];

        public static List<Item?> Loose() => [new("a", null), new(null, null), null];

        public static long? Big() => 1L << 31;

        public static float Real() => float.PositiveInfinity;

        public static IEnumerable<string> Words()
        {
            yield return "a";
            throw new InvalidOperationException("no more");
        }

        public static string? Secret() => "s";

        public static async Task<string?> SlowSecret()
        {
            await Task.Yield();
            return "s";
        }

        public static IReadOnlyList<Secret> Secrets() => [new("a"), new("b")];

        public static int? Open() => 1;
    }
}
