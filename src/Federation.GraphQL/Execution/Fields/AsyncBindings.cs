using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Execution.Values;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Fields;

internal abstract class AsyncBinding<T>(string path, Field field, int access, ValueWriter<T> writer) : FieldBinding<T>(path, field, access, writer)
{
    public sealed override bool IsAsync => true;

    public sealed override bool Write(Run run, object? source, FieldPlan plan) => throw new InvalidOperationException();

    public sealed override void Start(Waves waves, object? source, FieldPlan plan, int slot)
    {
        var answer = Begin(source, waves.Run, plan);
        if (answer.IsCompleted)
        {
            Settle(waves, answer.Result, plan, slot);
        }
        else
        {
            waves.Wait(new Pending(this, waves, plan, slot, answer));
        }
    }

    protected abstract ValueTask<T> Begin(object? source, Run run, FieldPlan plan);

    /// <summary>A field that is waited for; it becomes the holder of its value.</summary>
    private sealed class Pending(AsyncBinding<T> binding, Waves waves, FieldPlan plan, int slot, ValueTask<T> answer) : Resolved<T>, IPending
    {
        public void OnCompleted(Action callback) => answer.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(callback);

        public void Complete()
        {
            try
            {
                Value = answer.Result;
                if (plan.Deep)
                {
                    binding.Writer.Expand(waves, Value, plan, slot);
                }
                else
                {
                    waves.Arena.Set(slot, this);
                }
            }
            catch (Exception exception)
            {
                waves.Arena.Set(slot, new Failure(exception));
            }
        }

        public void Observe()
        {
            try
            {
                _ = answer.Result;
            }
            catch (Exception)
            {
                // The response is gone; whoever threw cannot be answered any more.
            }
        }
    }
}

internal sealed class ValueTaskBinding<T>(string path, Field field, int access, ValueWriter<T> writer, Call<ValueTask<T>> call)
    : AsyncBinding<T>(path, field, access, writer)
{
    protected override ValueTask<T> Begin(object? source, Run run, FieldPlan plan) => call(source, run, plan.Arguments);
}

internal sealed class TaskBinding<T>(string path, Field field, int access, ValueWriter<T> writer, Call<Task<T>> call)
    : AsyncBinding<T>(path, field, access, writer)
{
    protected override ValueTask<T> Begin(object? source, Run run, FieldPlan plan) => new(call(source, run, plan.Arguments));
}
