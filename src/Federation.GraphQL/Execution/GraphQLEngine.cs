using System.Buffers;
using System.Collections.Immutable;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Binding.Start;
using Federation.GraphQL.Execution.Documents;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution;

/// <summary>
/// One schema with its resolvers. Made once at start, where everything that can be wrong is found and named; then shared by all requests.
/// </summary>
public sealed class GraphQLEngine
{
    /// <summary>The response is written by recursion: deeper than this a thread's stack is at risk.</summary>
    private const int MostDepth = 200;

    private static readonly GraphQLError TooLarge = new("The response would be too large.", ErrorCodes.LimitExceeded, [], []);

    private readonly BoundSchema _bound;
    private readonly EngineOptions _options;
    private readonly Preparation _preparation;
    private readonly RunPool _runs;

    /// <exception cref="BindingException">Every fault of the schema and of its bindings at once, each with the name of the type and field.</exception>
    public GraphQLEngine(Schema schema, Bindings bindings, EngineOptions options)
    {
        if (options.Depth is < 1 or > MostDepth)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Depth, $"The depth must be 1 to {MostDepth}.");
        }

        _options = options;
        _bound = SchemaBinder.Bind(schema, bindings, options.BoundedLists);
        _preparation = new Preparation(_bound, options);
        _runs = new RunPool(_bound, options);
    }

    public Schema Schema => _bound.Schema;

    public EngineOptions Options => _options;

    /// <summary>Parses, validates, weighs, picks the operation and coerces the variables; documents are remembered by their text.</summary>
    public Prepared Prepare(GraphQLRequest request, GraphQLCaller caller) => _preparation.Prepare(request);

    /// <summary>Runs a query or a mutation and writes the whole response as JSON. Never throws for what a request or a resolver did.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled; nothing is written then.</exception>
    public ValueTask Execute(Prepared prepared, GraphQLCaller caller, IBufferWriter<byte> to, CancellationToken cancel)
    {
        if (prepared.Plan is null)
        {
            ResponseJson.WriteErrors(to, prepared.Errors);
            return default;
        }

        return prepared.Kind == OperationKind.Subscription
            ? throw new InvalidOperationException("A subscription is opened with Subscribe.")
            : Execute(prepared, null, caller, to, cancel);
    }

    /// <summary>
    /// Opens a subscription's source. Each event is a whole response as JSON, valid until the next one is asked for. When the source itself refuses, the
    /// single event is a response without data and <see cref="Subscribed.Failed"/> is true. The variables' JSON may be disposed of once this has answered.
    /// </summary>
    public ValueTask<Subscribed> Subscribe(Prepared prepared, GraphQLCaller caller, CancellationToken cancel) =>
        new(new Subscriber(this, _bound, _options).Open(prepared, caller, cancel));

    /// <summary>The response for a request that was refused before it was executed.</summary>
    public static void WriteErrors(IBufferWriter<byte> to, ImmutableArray<GraphQLError> errors) => ResponseJson.WriteErrors(to, errors);

    /// <param name="source">Of the root: an event of a subscription, or nothing.</param>
    internal ValueTask Execute(Prepared prepared, object? source, GraphQLCaller caller, IBufferWriter<byte> to, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var run = _runs.Take();
        run.Begin(prepared, caller, cancel);
        if (run.Waves is not null)
        {
            return Wait(run, prepared.Kind, source, to, cancel);
        }

        try
        {
            run.Write(source, slots: -1);
            ResponseJson.Write(to, run.Errors, run.Output.Written);
        }
        catch (ResponseTooLargeException)
        {
            ResponseJson.Write(to, [TooLarge], "null"u8);
        }
        finally
        {
            _runs.Return(run);
        }

        return default;
    }

    private async ValueTask Wait(Run run, OperationKind kind, object? source, IBufferWriter<byte> to, CancellationToken cancel)
    {
        try
        {
            await run.WriteAsync(kind, source).ConfigureAwait(false);
            ResponseJson.Write(to, run.Errors, run.Output.Written);
        }
        catch (ResponseTooLargeException)
        {
            ResponseJson.Write(to, [TooLarge], "null"u8);
        }
        finally
        {
            _runs.Return(run);
        }
    }
}
