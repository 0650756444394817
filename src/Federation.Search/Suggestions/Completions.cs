using Federation.Domain.Territories;
using Federation.Search.Analysis;
using Federation.Search.Concepts;

namespace Federation.Search.Suggestions;

/// <summary>What the end of a search may become: names of titles, structures and notions under any of their forms, places, and words known to be right.</summary>
internal static class Completions
{
    /// <param name="Plain">What is compared with what was typed: lower case, no accents, one space between words.</param>
    /// <param name="Text">What is proposed.</param>
    /// <param name="Term">Whose offers are counted.</param>
    public readonly record struct Entry(string Plain, string Text, string Term);

    private static readonly Entry[] All =
    [
        .. Names().Concat(Places()).Concat(Single()).GroupBy(entry => (entry.Plain, entry.Text)).Select(group => group.First()).OrderBy(entry => entry.Plain, StringComparer.Ordinal),
    ];

    /// <summary>Those that begin so, in order.</summary>
    public static ReadOnlySpan<Entry> StartingWith(string plain)
    {
        var from = First(plain);
        var to = from;
        while (to < All.Length && All[to].Plain.StartsWith(plain, StringComparison.Ordinal))
        {
            to++;
        }

        return All.AsSpan(from, to - from);
    }

    /// <summary>Lower case, no accents; every sign that is no letter and no digit is one space.</summary>
    public static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            var kind = Characters.Kind(c);
            if (kind is CharKind.Letter or CharKind.Digit)
            {
                var length = Characters.Fold(c, out var first, out var second);
                plain.Append(first).Append(second, length - 1);
            }
            else if (kind != CharKind.Ignored && plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    private static int First(string plain)
    {
        var (low, high) = (0, All.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = string.CompareOrdinal(All[middle].Plain, plain) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<Entry> Names() => ConceptDictionary.ById.Values.Where(concept => !concept.Indexed)
        .SelectMany(concept => concept.Forms.Concat(concept.Exact ?? []).Prepend(concept.Label).Select(form => new Entry(Plain(form), concept.Label, concept.Term)));

    private static IEnumerable<Entry> Places() => Departments.All.Select(department => department.Name).Concat(Regions.All.Select(region => region.Name))
        .Select(name => new Entry(Plain(name), name, Word.Read(Plain(name).Split(' ')[^1]).Term ?? ""));

    private static IEnumerable<Entry> Single() => Lexicon.Written().Select(word => new Entry(Plain(word), word, Word.Read(Resource.Plain(word)).Term ?? ""));
}
