using System.Collections.Concurrent;
using Federation.Search.Analysis;
using Federation.Search.Jobs;

namespace Federation.Search.Index;

/// <summary>
/// Terms and their numbers. Terms are only ever added: a reader of an older snapshot may find a number that its segments do not know, and no offer.
/// </summary>
internal sealed class TermTable
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Neighbours _unknown = new();
    private readonly Lock _adding = new();
    private string[] _hubs = [];

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

    /// <summary>Terms of all hubs met so far.</summary>
    public IReadOnlyList<string> Hubs => Volatile.Read(ref _hubs);

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

            if (term.StartsWith(HubSign, StringComparison.Ordinal))
            {
                Volatile.Write(ref _hubs, [.. _hubs, term]);
            }

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

    private static readonly string HubSign = CodeTerms.Of(OfferField.Hubs, "");
}
