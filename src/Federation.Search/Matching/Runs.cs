using System.Numerics;

namespace Federation.Search.Matching;

/// <summary>
/// Very many short lists in one array: eight bytes each beyond what they hold, where a list of its own weighs eighty. The room of a list follows from
/// its count, so that it need not be kept: 1, 2, 3, 4, 6, 8, 12, 16… Rooms that were left are given to the next list of that size.
/// </summary>
internal sealed class Runs<T>
{
    private readonly List<int>?[] _left = new List<int>?[64];
    private T[] _items;
    private int _used;

    public Runs(int room = 0) => _items = new T[room];

    /// <summary>How many items there is room for in all lists together: as many as another set of the same lists needs.</summary>
    public int Held { get; private set; }

    /// <summary>Changes of the list are seen; valid until one is lengthened.</summary>
    public Span<T> Of(Run run) => _items.AsSpan(run.At, run.Count);

    public Run New(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
        {
            return default;
        }

        var run = new Run { At = Take(SizeOf(items.Length)), Count = items.Length };
        items.CopyTo(Of(run));
        return run;
    }

    public void Add(ref Run run, T item)
    {
        var (size, next) = (SizeOf(run.Count), SizeOf(run.Count + 1));
        if (run.Count == 0 || size != next)
        {
            Move(ref run, run.Count, size, next);
        }

        _items[run.At + run.Count++] = item;
    }

    /// <summary>The last one takes the place.</summary>
    public void RemoveAt(ref Run run, int at)
    {
        var last = run.Count - 1;
        _items[run.At + at] = _items[run.At + last];
        _items[run.At + last] = default!;
        var (size, next) = (SizeOf(run.Count), SizeOf(last));
        run.Count = last;
        if (last == 0)
        {
            Leave(run.At, size);
            run = default;
        }
        else if (size != next)
        {
            Move(ref run, last, size, next);
        }
    }

    public void Free(ref Run run)
    {
        if (run.Count > 0)
        {
            Of(run).Clear();
            Leave(run.At, SizeOf(run.Count));
            run = default;
        }
    }

    private void Move(ref Run run, int count, int size, int next)
    {
        var at = Take(next);
        if (count > 0)
        {
            _items.AsSpan(run.At, count).CopyTo(_items.AsSpan(at));
            _items.AsSpan(run.At, count).Clear();
            Leave(run.At, size);
        }

        run.At = at;
    }

    private int Take(int size)
    {
        Held += Room(size);
        if (_left[size] is { Count: > 0 } left)
        {
            var at = left[^1];
            left.RemoveAt(left.Count - 1);
            return at;
        }

        var room = Room(size);
        if (_used + room > _items.Length)
        {
            Array.Resize(ref _items, checked(_used + room + (_used / 4) + 16));
        }

        _used += room;
        return _used - room;
    }

    private void Leave(int at, int size)
    {
        Held -= Room(size);
        (_left[size] ??= []).Add(at);
    }

    private static int SizeOf(int count)
    {
        if (count <= 1)
        {
            return 0;
        }

        var power = BitOperations.Log2((uint)count - 1) + 1;
        return power > 1 && count <= 3 << (power - 2) ? (2 * power) - 2 : (2 * power) - 1;
    }

    private static int Room(int size) => size == 0 ? 1 : size % 2 == 1 ? 1 << ((size + 1) / 2) : 3 << ((size / 2) - 1);
}
