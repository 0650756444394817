using System.Text;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Execution;

/// <summary>A document that is remembered is prepared to the same object again.</summary>
public sealed class DocumentCacheTests
{
    private readonly GraphQLEngine _engine = Asking.Engine(
        "type Query @access(to: \"public\") { a: Int }",
        new Bindings().Resolvers(typeof(Query)),
        new EngineOptions { Documents = 20 });

    [Fact]
    public void A_document_in_use_outlives_any_number_of_others()
    {
        var used = _engine.Prepare("{ a }");
        for (var i = 0; i < 1_000; i++)
        {
            _engine.Prepare($"{{ a{i}: a }}");
            Assert.Same(used, _engine.Prepare("{ a }"));
        }
    }

    [Fact]
    public void A_document_that_nobody_asks_for_is_forgotten()
    {
        var once = _engine.Prepare("{ once: a }");
        for (var i = 0; i < 40; i++)
        {
            _engine.Prepare($"{{ a{i}: a }}");
        }

        Assert.NotSame(once, _engine.Prepare("{ once: a }"));
    }

    [Fact]
    public void Refused_documents_push_out_no_others()
    {
        var good = _engine.Prepare("{ good: a }");
        for (var i = 0; i < 1_000; i++)
        {
            Assert.NotEmpty(_engine.Prepare($"{{ b{i} }}").Errors);
        }

        Assert.Same(good, _engine.Prepare("{ good: a }"));
    }

    [Fact]
    public void The_request_s_bytes_may_change_afterwards()
    {
        var text = Encoding.UTF8.GetBytes("{ a }");
        var first = _engine.Prepare(new GraphQLRequest { Query = text }, new TestCaller());
        text[2] = (byte)'b';
        Assert.NotEmpty(_engine.Prepare(new GraphQLRequest { Query = text }, new TestCaller()).Errors);
        Assert.Same(first, _engine.Prepare("{ a }"));
    }

    [Fact]
    public async Task Documents_are_prepared_and_forgotten_from_many_threads()
    {
        var threads = Enumerable.Range(0, 4).Select(seed => Task.Factory.StartNew(() =>
        {
            var random = new Random(seed);
            for (var i = 0; i < 2_000; i++)
            {
                Assert.Empty(_engine.Prepare($"{{ a{random.Next(40)}: a }}").Errors);
            }
        }, TaskCreationOptions.LongRunning));
        await Task.WhenAll(threads);
    }

    [Resolves("Query")]
    public static class Query
    {
        public static int? A() => 1;
    }
}
