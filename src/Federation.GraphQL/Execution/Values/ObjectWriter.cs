using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Plans;

namespace Federation.GraphQL.Execution.Values;

internal abstract class CompositeWriter<T>(bool nonNull) : ValueWriter<T>(nonNull)
{
    public sealed override bool Write(Run run, T value, FieldPlan plan)
    {
        if (value is null)
        {
            return run.Missing(NonNull);
        }

        if (TypeOf(value) is not { } type)
        {
            return run.Fail(Unfit(value), NonNull);
        }

        if (run.IsOver())
        {
            return run.Fail(Failure.TimedOut.Exception, NonNull);
        }

        var start = run.Output.Position;
        return run.Object(value, plan.Select(type), slots: -1) || run.Take(start, NonNull);
    }

    public sealed override void Expand(Waves waves, T value, FieldPlan plan, int slot)
    {
        if (value is null)
        {
            waves.Arena.Set(slot, null);
        }
        else if (TypeOf(value) is not { } type)
        {
            waves.Arena.Set(slot, new Failure(Unfit(value)));
        }
        else if (plan.Select(type) is { Slots: > 0 } selection)
        {
            waves.Arena.SetObject(slot, value, selection);
        }
        else
        {
            waves.Arena.Set(slot, new Resolved<T> { Value = value });
        }
    }

    public sealed override bool WriteSlot(Run run, FieldPlan plan, int slot)
    {
        var held = run.Arena[slot];
        if (!held.IsObject)
        {
            return base.WriteSlot(run, plan, slot);
        }

        var frame = run.Arena.FrameAt(held.Start);
        var start = run.Output.Position;
        return run.Object(frame.Source, frame.Plan, frame.Slots) || run.Take(start, NonNull);
    }

    /// <summary>Null when the value is not of this output type.</summary>
    protected abstract ObjectBinding? TypeOf(T value);

    private static UnfitValueException Unfit(T value) => new($"an object of {value!.GetType()} is not of the field's type");
}

/// <param name="isChecked">The declared class says less than the type's: each value is looked at.</param>
internal sealed class ObjectWriter<T>(ObjectBinding type, bool isChecked, bool nonNull) : CompositeWriter<T>(nonNull)
{
    protected override ObjectBinding? TypeOf(T value) => !isChecked || type.Source!.IsInstanceOfType(value) ? type : null;
}

/// <summary>An interface or a union: the object's class tells its type.</summary>
internal sealed class AbstractWriter<T>(AbstractBinding type, bool nonNull) : CompositeWriter<T>(nonNull)
{
    protected override ObjectBinding? TypeOf(T value) => type.Of(value!.GetType());
}
