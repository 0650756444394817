using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Execution;

public sealed class PrepareTests
{
    private const string Sdl = """
        type Query @access(to: "public") { hello: String!, find(id: ID!, first: Int = 1, at: Instant): String, deep: Query! }
        type Mutation @access(to: "public") { change: Int }
        type Subscription @access(to: "public") { changes: Int }
        scalar Instant
        """;

    private static readonly Bindings Bound = new Bindings()
        .Object<Nothing>("Query")
        .Scalar<int>("Instant", at => at.ToString(), int.TryParse)
        .Resolvers(typeof(Query)).Resolvers(typeof(Mutation)).Resolvers(typeof(Subscription));

    private static readonly GraphQLEngine Engine = Asking.Engine(Sdl, Bound);

    [Fact]
    public void A_document_without_variables_is_prepared_once() => Assert.Same(Engine.Prepare("{ hello }"), Engine.Prepare("{ hello }"));

    [Theory]
    [InlineData("{ hello", "syntax")]
    [InlineData("", "syntax")]
    [InlineData("{ nobody }", "validation")]
    [InlineData("query A { hello } query B { hello }", "operation-unknown")]
    [InlineData("fragment F on Query { hello }", "validation")]
    [InlineData("{ deep { deep { deep { deep { hello } } } } }", "limit-exceeded")]
    public void A_document_that_cannot_run_is_refused_with_a_code_every_time(string query, string code)
    {
        var engine = Asking.Engine(Sdl, Bound, new EngineOptions { Depth = 4 });
        Assert.Equal(code, engine.Prepare(query).Errors[0].Code);
        Assert.Equal(code, engine.Prepare(query).Errors[0].Code);
    }

    [Fact]
    public void The_operation_is_chosen_by_name()
    {
        const string query = "query A { hello } mutation B { change } subscription C { changes }";
        Assert.Equal(OperationKind.Query, Engine.Prepare(query, operation: "A").Kind);
        Assert.Equal(OperationKind.Mutation, Engine.Prepare(query, operation: "B").Kind);
        Assert.Equal(OperationKind.Subscription, Engine.Prepare(query, operation: "C").Kind);
        Assert.Equal(ErrorCodes.OperationUnknown, Engine.Prepare(query, operation: "D").Errors[0].Code);
        Assert.Equal(ErrorCodes.OperationUnknown, Engine.Prepare("{ hello }", operation: "").Errors[0].Code);
    }

    [Fact]
    public void Only_the_operation_that_is_asked_is_counted()
    {
        const string query = "query A { deep { hello } } query B { deep { deep { deep { deep { hello } } } } }";
        var engine = Asking.Engine(Sdl, Bound, new EngineOptions { Cost = 3 });
        Assert.Empty(engine.Prepare(query, operation: "A").Errors);
        Assert.Equal(ErrorCodes.LimitExceeded, engine.Prepare(query, operation: "B").Errors[0].Code);
        Assert.Same(engine.Prepare(query, operation: "A"), engine.Prepare(query, operation: "A"));
    }

    [Fact]
    public void What_changes_something_is_refused_where_only_queries_may_be_asked()
    {
        var refused = Engine.Prepare(new GraphQLRequest { Query = "mutation { change }"u8.ToArray(), QueriesOnly = true }, new TestCaller());
        Assert.True(refused.NotAllowed);
        Assert.Single(refused.Errors);
        var allowed = Engine.Prepare(new GraphQLRequest { Query = "{ hello }"u8.ToArray(), QueriesOnly = true }, new TestCaller());
        Assert.False(allowed.NotAllowed);
        Assert.Empty(allowed.Errors);
    }

    [Theory]
    [InlineData("""{"id":"a"}""", null)]
    [InlineData("""{"id":7,"first":null,"at":"12","unknown":1}""", null)]
    [InlineData("""{"id":"a","first":2.0}""", null)]
    [InlineData("""{"id":"first","id":"last"}""", null)]
    [InlineData("{}", "$id")]
    [InlineData("""{"id":null}""", "$id")]
    [InlineData("""{"id":1.5}""", "$id")]
    [InlineData("""{"id":true}""", "$id")]
    [InlineData("""{"id":"\ud800"}""", "$id")]
    [InlineData("""{"id":"a","first":2147483648}""", "$first")]
    [InlineData("""{"id":"a","first":1e999}""", "$first")]
    [InlineData("""{"id":"a","first":"1"}""", "$first")]
    [InlineData("""{"id":"a","at":"noon"}""", "$at")]
    [InlineData("""{"id":"a","at":12}""", "$at")]
    public void Variables_must_be_of_their_types(string variables, string? wrong)
    {
        var prepared = Engine.Prepare("query($id: ID!, $first: Int, $at: Instant) { find(id: $id, first: $first, at: $at) }", variables);
        if (wrong is null)
        {
            Assert.Empty(prepared.Errors);
            return;
        }

        var error = Assert.Single(prepared.Errors);
        Assert.Equal(ErrorCodes.BadInput, error.Code);
        Assert.Contains($"\"{wrong}\"", error.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public void Variables_that_are_not_an_object_are_refused(string variables) =>
        Assert.Equal(ErrorCodes.BadInput, Engine.Prepare("{ hello }", variables).Errors[0].Code);

    [Fact]
    public void A_flag_cannot_be_null() =>
        Assert.Equal(ErrorCodes.BadInput, Engine.Prepare("query($a: Boolean = true) { hello @skip(if: $a) }", """{"a":null}""").Errors[0].Code);

    [Fact]
    public async Task A_variable_that_is_left_out_leaves_the_argument_its_default()
    {
        const string query = "query($first: Int) { find(id: 1, first: $first) }";
        Assert.Equal("{\"find\":\"1 1 -\"}", await Engine.Data(query));
        Assert.Equal("{\"find\":\"1 null -\"}", await Engine.Data(query, """{"first":null}"""));
        Assert.Equal("{\"find\":\"1 5 -\"}", await Engine.Data("query($first: Int = 5) { find(id: 1, first: $first) }"));
    }

    [Fact]
    public async Task A_literal_that_its_class_does_not_read_is_an_error_of_the_field() =>
        Assert.Equal("bad-input find 1:18\n{\"find\":null}", await Engine.Errors("{ find(id: 1 at: \"noon\") }"));

    [Fact]
    public void A_document_above_the_size_is_refused_unread()
    {
        var engine = Asking.Engine(Sdl, Bound, new EngineOptions { DocumentBytes = 20 });
        Assert.Empty(engine.Prepare("{ hello           }").Errors);
        Assert.Equal(ErrorCodes.LimitExceeded, engine.Prepare("{ hello             }").Errors[0].Code);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(40_000, ErrorCodes.LimitExceeded)]
    public void A_chain_of_fragments_is_followed_as_far_as_the_stack_bears(int length, string? code)
    {
        var engine = Asking.Engine(Sdl, Bound, new EngineOptions { DocumentBytes = 10_000_000, Tokens = 10_000_000 });
        var query = new StringBuilder("query($a: Boolean = true) { ...F0 @skip(if: $a) }");
        for (var i = 0; i < length; i++)
        {
            query.Append($" fragment F{i} on Query {{ {(i == length - 1 ? "hello" : $"...F{i + 1}")} }}");
        }

        Assert.Equal(code, engine.Prepare(query.ToString(), """{"a":false}""").Errors.FirstOrDefault()?.Code);
    }

    [Fact]
    public void A_service_that_does_not_describe_itself_still_names_types()
    {
        var engine = Asking.Engine(Sdl, Bound, new EngineOptions { Introspection = false });
        Assert.Equal(ErrorCodes.Forbidden, engine.Prepare("{ ...F } fragment F on Query { deep { ... { __type(name: \"Query\") { name } } } }").Errors[0].Code);
        Assert.Equal(ErrorCodes.Forbidden, engine.Prepare("{ hello __schema { description } }").Errors[0].Code);
        Assert.Empty(engine.Prepare("{ __typename }").Errors);
    }

    [Fact]
    public void Known_documents_are_asked_by_their_hash()
    {
        var text = "{ hello }"u8.ToArray();
        var id = Convert.ToHexStringLower(SHA256.HashData(text));
        var engine = Asking.Engine(Sdl, Bound, new EngineOptions { Persisted = new Dictionary<string, ReadOnlyMemory<byte>> { [id] = text }, PersistedOnly = true });
        Assert.Empty(engine.Prepare(new GraphQLRequest { DocumentId = id }, new TestCaller()).Errors);
        Assert.Equal(ErrorCodes.NotPersisted, engine.Prepare(new GraphQLRequest { DocumentId = id.Replace(id[0], 'x') }, new TestCaller()).Errors[0].Code);
        Assert.Empty(engine.Prepare("{ hello }").Errors);
        Assert.Equal(ErrorCodes.NotPersisted, engine.Prepare("{ deep { hello } }").Errors[0].Code);
    }

    public sealed record Nothing;

    [Resolves("Query")]
    public static class Query
    {
        public static string Hello() => "hello";

        public static string? Find(string id, int? first, int? at) => $"{id} {first?.ToString() ?? "null"} {at?.ToString() ?? "-"}";

        public static Nothing Deep() => new();
    }

    [Resolves("Mutation")]
    public static class Mutation
    {
        public static int? Change() => 1;
    }

    [Resolves("Subscription")]
    public static class Subscription
    {
        public static IAsyncEnumerable<int> Changes() => AsyncEnumerable.Empty<int>();
    }
}
