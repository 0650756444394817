using Federation.GraphQL.Execution.Plans;

namespace Federation.GraphQL.Execution.Values;

/// <summary>Completes values of one class as one output type. Made at start, one per place of the schema and class.</summary>
/// <param name="nonNull">Whether the type says never null: then what cannot be written is the parent's trouble.</param>
internal abstract class ValueWriter<T>(bool nonNull)
{
    protected bool NonNull { get; } = nonNull;

    /// <returns>False when null must go to the parent; the error is noted then.</returns>
    public abstract bool Write(Run run, T value, FieldPlan plan);

    /// <summary>The first phase: goes into the value as far as something below must be waited for.</summary>
    public virtual void Expand(Waves waves, T value, FieldPlan plan, int slot) => waves.Arena.Set(slot, new Resolved<T> { Value = value });

    /// <summary>Writes what the first phase left.</summary>
    /// <returns>As <see cref="Write"/>.</returns>
    public virtual bool WriteSlot(Run run, FieldPlan plan, int slot) => run.Arena[slot].Reference switch
    {
        Resolved<T> resolved => Write(run, resolved.Value, plan),
        Failure failure => run.Fail(failure.Exception, NonNull),
        _ => run.Missing(NonNull),
    };
}

/// <summary>A value type that may be null.</summary>
/// <param name="inner">Of the same place of the schema.</param>
internal sealed class NullableWriter<T>(ValueWriter<T> inner) : ValueWriter<T?>(nonNull: false)
    where T : struct
{
    public override bool Write(Run run, T? value, FieldPlan plan) => value is { } there ? inner.Write(run, there, plan) : run.Missing(nonNull: false);

    public override void Expand(Waves waves, T? value, FieldPlan plan, int slot)
    {
        if (value is { } there)
        {
            inner.Expand(waves, there, plan, slot);
        }
        else
        {
            waves.Arena.Set(slot, null);
        }
    }

    public override bool WriteSlot(Run run, FieldPlan plan, int slot) =>
        run.Arena[slot].Reference is Resolved<T?> resolved ? Write(run, resolved.Value, plan) : inner.WriteSlot(run, plan, slot);
}
