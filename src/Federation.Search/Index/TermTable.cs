using System.Collections.Concurrent;
using Federation.Search.Analysis;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>
/// Terms and their numbers. Terms are only ever added: a reader of an older snapshot may find a number that its segments do not know, and no offer.
/// </summary>
internal sealed class TermTable
{
    private static readonly string HubSign = CodeTerms.Of(OfferField.Hubs, "");
    private static readonly string TownSign = CodeTerms.Of(OfferField.Towns, "");

    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Neighbours _unknown = new();
    private readonly Lock _adding = new();

    public TermTable()
    {
        // The first numbers, so that they stand together in every segment.
        foreach (var field in Enum.GetValues<OfferField>())
        {
            foreach (var code in CodeTerms.CodesOf(field))
            {
                IdOf(CodeTerms.Of(field, code));
            }
        }
    }

    public int Count => _ids.Count;

    public MetCodes Towns { get; } = new();

    public MetCodes Hubs { get; } = new();

    /// <summary>The codes of a field: of a closed list all, in its order, else those met so far, in theirs.</summary>
    public string[] CodesOf(OfferField field)
    {
        if (CodeTerms.IsClosed(field))
        {
            return [.. CodeTerms.CodesOf(field)];
        }

        var met = (field == OfferField.Hubs ? Hubs : Towns).All;
        var codes = new string[met.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = met[i].Code;
        }

        Array.Sort(codes, StringComparer.Ordinal);
        return codes;
    }

    /// <returns>-1 when no offer ever held it.</returns>
    public int Find(string term) => _ids.TryGetValue(term, out var id) ? id : -1;

    public int IdOf(string term)
    {
        if (_ids.TryGetValue(term, out var id))
        {
            return id;
        }

        lock (_adding)
        {
            if (_ids.TryGetValue(term, out id))
            {
                return id;
            }

            id = _ids.Count;
            if (Lexicon.IsUnknown(term))
            {
                _unknown.Add(term);
            }

            Meet(Hubs, HubSign, term);
            Meet(Towns, TownSign, term);

            // Last: who finds the number finds all that belongs to it.
            _ids[term] = id;
            return id;
        }
    }

    /// <summary>Unknown words of offers one typing error away from this one.</summary>
    public List<string> Near(string word)
    {
        var found = new List<string>();
        _unknown.Near(word, found);
        return found;
    }

    private static void Meet(MetCodes codes, string sign, string term)
    {
        if (term.StartsWith(sign, StringComparison.Ordinal))
        {
            codes.Add(term[sign.Length..]);
        }
    }
}
