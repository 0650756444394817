using System.Buffers;
using Federation.GraphQL.Execution.Plans;

namespace Federation.GraphQL.Execution;

/// <summary>
/// What the first phase leaves for the second: one slot per field or list item that it resolved. A slot holds a <see cref="Resolved{T}"/> value, a
/// <see cref="Failure"/>, null, or where an object's or a list's own slots begin.
/// </summary>
internal sealed class Arena
{
    private static readonly object ObjectMark = new();
    private static readonly object ListMark = new();

    private Slot[] _slots = ArrayPool<Slot>.Shared.Rent(64);
    private Frame[] _frames = ArrayPool<Frame>.Shared.Rent(16);
    private int _slotCount;

    public int Frames { get; private set; }

    public Slot this[int slot] => _slots[slot];

    public Frame FrameAt(int index) => _frames[index];

    public void Set(int slot, object? reference) => _slots[slot] = new Slot(reference, 0, 0);

    /// <summary>An object with fields to wait for: it gets its own slots, and its turn.</summary>
    public void SetObject(int slot, object source, SelectionPlan plan)
    {
        // First: it may move the slots.
        var frame = Add(source, plan);
        _slots[slot] = new Slot(ObjectMark, frame, 0);
    }

    /// <returns>The first of the list's slots.</returns>
    public int SetList(int slot, int count)
    {
        var start = Take(count);
        _slots[slot] = new Slot(ListMark, start, count);
        return start;
    }

    public int Add(object? source, SelectionPlan plan)
    {
        if (Frames == _frames.Length)
        {
            Grow(ref _frames, Frames, Frames + 1);
        }

        _frames[Frames] = new Frame(source, plan, Take(plan.Slots));
        return Frames++;
    }

    /// <summary>Only when nothing that was started can come back to it.</summary>
    public void Return()
    {
        ArrayPool<Slot>.Shared.Return(_slots, clearArray: true);
        ArrayPool<Frame>.Shared.Return(_frames, clearArray: true);
    }

    private int Take(int count)
    {
        if (_slotCount + count > _slots.Length)
        {
            Grow(ref _slots, _slotCount, _slotCount + count);
        }

        // What is never answered was cut off by the time-out.
        _slots.AsSpan(_slotCount, count).Fill(new Slot(Failure.TimedOut, 0, 0));
        _slotCount += count;
        return _slotCount - count;
    }

    private static void Grow<T>(ref T[] items, int used, int needed)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, items.Length * 2));
        items.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(items, clearArray: true);
        items = larger;
    }

    internal readonly record struct Slot(object? Reference, int Start, int Count)
    {
        public bool IsObject => ReferenceEquals(Reference, ObjectMark);

        public bool IsList => ReferenceEquals(Reference, ListMark);
    }

    internal readonly record struct Frame(object? Source, SelectionPlan Plan, int Slots);
}
