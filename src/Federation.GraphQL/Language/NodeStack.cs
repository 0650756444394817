using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Federation.GraphQL.Language;

/// <summary>Children wait here until their list is complete and its length is known; then they are copied once into an array that fits.</summary>
internal ref struct NodeStack
{
    private Slot[] _nodes = ArrayPool<Slot>.Shared.Rent(256);
    private int _high;

    public NodeStack()
    {
    }

    public int Count { get; private set; }

    public void Push(Node node)
    {
        if (Count == _nodes.Length)
        {
            var larger = ArrayPool<Slot>.Shared.Rent(_nodes.Length * 2);
            _nodes.CopyTo(larger, 0);
            Release();
            _nodes = larger;
        }

        _nodes[Count++].Node = node;
        _high = Math.Max(_high, Count);
    }

    /// <summary>Takes everything above this mark off the stack.</summary>
    public ImmutableArray<T> Take<T>(int mark)
        where T : Node
    {
        var waiting = _nodes.AsSpan(mark, Count - mark);
        var taken = new T[waiting.Length];
        Span<T> to = taken;
        for (var i = 0; i < waiting.Length; i++)
        {
            to[i] = (T)waiting[i].Node!;
        }

        Count = mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(taken);
    }

    public void Dispose() => Release();

    private readonly void Release()
    {
        // The pool must not keep a document alive.
        _nodes.AsSpan(0, _high).Clear();
        ArrayPool<Slot>.Shared.Return(_nodes);
    }

    /// <summary>An array of a class asks the type of whatever is put into it; an array of a structure does not.</summary>
    private struct Slot
    {
        public Node? Node;
    }
}
