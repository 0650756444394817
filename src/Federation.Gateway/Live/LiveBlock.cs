using Federation.Domain.Grains;

namespace Federation.Gateway.Live;

/// <param name="Json">As it goes out, written once for everybody; null when entries of this kind do not.</param>
internal readonly record struct LiveEntry(string Kind, Audience Audience, byte[]? Json);

/// <summary>
/// So many entries of one feed that follow each other, from a position that all readers share: whoever catches up, from wherever, needs the same
/// blocks. Filled by one writer in the order of positions; read by all, up to <see cref="End"/>.
/// </summary>
/// <param name="number">Holds the positions <c>number × Length + 1</c> to <c>(number + 1) × Length</c>.</param>
internal sealed class LiveBlock(long number)
{
    public const int Length = 256;

    private readonly LiveEntry[] _entries = new LiveEntry[Length];
    private int _count;

    public long After { get; } = number * Length;

    /// <summary>The last position that is filled.</summary>
    public long End => After + Volatile.Read(ref _count);

    public long Bytes { get; private set; }

    public LiveEntry At(long position) => _entries[(int)(position - After - 1)];

    public void Add(Entry entry)
    {
        if (entry.Position != End + 1 || _count == Length)
        {
            throw new InvalidOperationException($"position {entry.Position} does not follow {End}");
        }

        var json = FeedJson.Write(entry);
        _entries[_count] = new LiveEntry(DomainJson.Facts.NameOf(entry.Fact), entry.Audience, json);
        Bytes += 64 + (json?.Length ?? 0);
        Volatile.Write(ref _count, _count + 1);
    }

    public static long NumberOf(long position) => (position - 1) / Length;
}
