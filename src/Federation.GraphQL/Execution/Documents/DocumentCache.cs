using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Federation.GraphQL.Execution.Documents;

/// <summary>
/// Documents by their whole text: a hash alone would let somebody who finds two texts of one hash run the one as the other. Two generations: what is
/// asked for moves to the young one; when that is full it becomes the old one, and what nobody asked for since is gone.
/// </summary>
/// <param name="count">Documents of both generations.</param>
internal sealed class DocumentCache<T>(int count)
    where T : class
{
    /// <summary>A parsed document is some thirty times its text, so their texts are bounded too.</summary>
    private const int BytesPerDocument = 2_048;

    private readonly Lock _lock = new();
    private Generation _young = new();
    private Generation _old = new();

    public bool TryGet(ReadOnlyMemory<byte> text, [NotNullWhen(true)] out T? document)
    {
        var key = new Key(text);
        if (Volatile.Read(ref _young).Documents.TryGetValue(key, out document))
        {
            return true;
        }

        if (!Volatile.Read(ref _old).Documents.TryGetValue(key, out document))
        {
            return false;
        }

        Add(text.ToArray(), document);
        return true;
    }

    /// <param name="text">Nobody else's: it is kept.</param>
    public void Add(ReadOnlyMemory<byte> text, T document)
    {
        lock (_lock)
        {
            if (count <= 0 || !_young.Documents.TryAdd(new Key(text), document))
            {
                return;
            }

            _young.Bytes += text.Length;
            _young.Count++;
            if (_young.Count * 2 >= count || _young.Bytes * 2 >= (long)count * BytesPerDocument)
            {
                Volatile.Write(ref _old, _young);
                Volatile.Write(ref _young, new Generation());
            }
        }
    }

    private sealed class Generation
    {
        public ConcurrentDictionary<Key, T> Documents { get; } = new();

        public int Count { get; set; }

        public long Bytes { get; set; }
    }

    private readonly struct Key : IEquatable<Key>
    {
        private readonly ReadOnlyMemory<byte> _text;
        private readonly int _hash;

        public Key(ReadOnlyMemory<byte> text)
        {
            // Seeded per process, so nobody can choose texts that fall together.
            var hash = default(HashCode);
            hash.AddBytes(text.Span);
            _text = text;
            _hash = hash.ToHashCode();
        }

        public bool Equals(Key other) => _hash == other._hash && _text.Span.SequenceEqual(other._text.Span);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}
