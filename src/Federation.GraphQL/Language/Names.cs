using System.Text;

namespace Federation.GraphQL.Language;

/// <summary>
/// Documents repeat the names of one schema, so most names are found here and not allocated again. The table is of fixed size and shared by all
/// threads without a lock: a slot is one reference, and whoever loses a race has merely made a string of his own.
/// </summary>
internal static class Names
{
    private const int Slots = 4096;

    /// <summary>Longer names are rare, and would let a stranger's document hold on to memory.</summary>
    private const int Longest = 64;

    private static readonly string?[] Known = new string?[Slots];

    public static string Of(ReadOnlySpan<byte> name)
    {
        if (name.Length > Longest)
        {
            return Encoding.ASCII.GetString(name);
        }

        var hash = (uint)name.Length;
        foreach (var value in name)
        {
            hash = (hash * 31) + value;
        }

        ref var slot = ref Known[(hash ^ (hash >> 12)) % Slots];
        var known = slot;
        if (known is not null && Ascii.Equals(name, known))
        {
            return known;
        }

        return slot = Encoding.ASCII.GetString(name);
    }
}
