using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Fields;

/// <summary>A field of the subscription type. The source of each event's execution is the event, in a <see cref="Resolved{T}"/>.</summary>
internal sealed class StreamBinding<T>(string path, Field field, int access, ValueWriter<T> writer, Call<IAsyncEnumerable<T>> call)
    : FieldBinding<T>(path, field, access, writer), IStreamBinding
{
    public override bool Write(Run run, object? source, FieldPlan plan) => Writer.Write(run, Event(source), plan);

    public override void Start(Waves waves, object? source, FieldPlan plan, int slot) => Settle(waves, Event(source), plan, slot);

    public IAsyncEnumerator<object> Open(Run run, FieldPlan plan) =>
        Events(call(null, run, plan.Arguments).GetAsyncEnumerator(run.Cancel));

    private static async IAsyncEnumerator<object> Events(IAsyncEnumerator<T> source)
    {
        try
        {
            while (await source.MoveNextAsync().ConfigureAwait(false))
            {
                yield return new Resolved<T> { Value = source.Current };
            }
        }
        finally
        {
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static T Event(object? source) => ((Resolved<T>)source!).Value;
}

internal interface IStreamBinding
{
    /// <summary>The events, each as the source of an execution of its own.</summary>
    /// <exception cref="Exception">What the resolver throws before it answers.</exception>
    IAsyncEnumerator<object> Open(Run run, FieldPlan plan);
}
