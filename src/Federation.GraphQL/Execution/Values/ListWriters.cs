using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Federation.GraphQL.Execution.Plans;

namespace Federation.GraphQL.Execution.Values;

/// <summary>Completes lists. Each kind of list gives its items as a span.</summary>
internal abstract class ListWriter<TList, TItem>(ValueWriter<TItem> item, bool nonNull) : ValueWriter<TList>(nonNull)
{
    public sealed override bool Write(Run run, TList value, FieldPlan plan)
    {
        if (IsMissing(value))
        {
            return run.Missing(NonNull);
        }

        ReadOnlySpan<TItem> items;
        TItem[]? rented;
        try
        {
            items = Span(value, out rented);
        }
        catch (Exception exception)
        {
            return run.Fail(exception, NonNull);
        }

        var start = run.Output.Position;
        var complete = Items(run, items, plan);
        Return(rented);
        return complete || run.Take(start, NonNull);
    }

    public sealed override void Expand(Waves waves, TList value, FieldPlan plan, int slot)
    {
        if (IsMissing(value))
        {
            waves.Arena.Set(slot, null);
            return;
        }

        ReadOnlySpan<TItem> items;
        TItem[]? rented;
        try
        {
            items = Span(value, out rented);
        }
        catch (Exception exception)
        {
            waves.Arena.Set(slot, new Failure(exception));
            return;
        }

        var first = waves.Arena.SetList(slot, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            item.Expand(waves, items[i], plan, first + i);
        }

        Return(rented);
    }

    public sealed override bool WriteSlot(Run run, FieldPlan plan, int slot)
    {
        var held = run.Arena[slot];
        if (!held.IsList)
        {
            return base.WriteSlot(run, plan, slot);
        }

        var start = run.Output.Position;
        return Slots(run, held, plan) || run.Take(start, NonNull);
    }

    protected abstract bool IsMissing(TList value);

    /// <param name="rented">Given back to the pool when the items are written.</param>
    protected abstract ReadOnlySpan<TItem> Span(TList value, out TItem[]? rented);

    private static void Return(TItem[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<TItem>.Shared.Return(rented, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<TItem>());
        }
    }

    private bool Items(Run run, ReadOnlySpan<TItem> items, FieldPlan plan)
    {
        var output = run.Output;
        var depth = run.EnterList();
        output.Byte((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                output.Byte((byte)',');
            }

            run.At(depth, i);
            if (!item.Write(run, items[i], plan))
            {
                run.Leave(depth);
                return false;
            }
        }

        output.Byte((byte)']');
        run.Leave(depth);
        return true;
    }

    private bool Slots(Run run, Arena.Slot held, FieldPlan plan)
    {
        var output = run.Output;
        var depth = run.EnterList();
        output.Byte((byte)'[');
        for (var i = 0; i < held.Count; i++)
        {
            if (i > 0)
            {
                output.Byte((byte)',');
            }

            run.At(depth, i);
            if (!item.WriteSlot(run, plan, held.Start + i))
            {
                run.Leave(depth);
                return false;
            }
        }

        output.Byte((byte)']');
        run.Leave(depth);
        return true;
    }
}

internal sealed class ArrayWriter<TItem>(ValueWriter<TItem> item, bool nonNull) : ListWriter<TItem[], TItem>(item, nonNull)
{
    protected override bool IsMissing(TItem[] value) => value is null;

    protected override ReadOnlySpan<TItem> Span(TItem[] value, out TItem[]? rented)
    {
        rented = null;
        return value;
    }
}

internal sealed class ImmutableArrayWriter<TItem>(ValueWriter<TItem> item, bool nonNull) : ListWriter<ImmutableArray<TItem>, TItem>(item, nonNull)
{
    protected override bool IsMissing(ImmutableArray<TItem> value) => value.IsDefault;

    protected override ReadOnlySpan<TItem> Span(ImmutableArray<TItem> value, out TItem[]? rented)
    {
        rented = null;
        return value.AsSpan();
    }
}

/// <summary>Any other sequence. One that is not in memory yet is read once, in the first phase or while it is written; if it throws, the list fails.</summary>
internal sealed class SequenceWriter<TList, TItem>(ValueWriter<TItem> item, bool nonNull) : ListWriter<TList, TItem>(item, nonNull)
    where TList : IEnumerable<TItem>
{
    protected override bool IsMissing(TList value) => value is null;

    protected override ReadOnlySpan<TItem> Span(TList value, out TItem[]? rented)
    {
        rented = null;
        switch (value)
        {
            case TItem[] array:
                return array;
            case List<TItem> list:
                return CollectionsMarshal.AsSpan(list);
            case ImmutableArray<TItem> immutable:
                return immutable.AsSpan();
            case ICollection<TItem> collection and IList:
                // Such as the read-only lists that collection expressions make. LINQ's lazy lists are none: after a large Skip they count wrongly.
                var count = collection.Count;
                rented = ArrayPool<TItem>.Shared.Rent(count);
                collection.CopyTo(rented, 0);
                return rented.AsSpan(0, count);
            default:
                return value.ToArray();
        }
    }
}
