using System.Diagnostics.CodeAnalysis;
using Federation.Search.Analysis;

namespace Federation.Search.Concepts;

/// <summary>The forms of all concepts, word by word.</summary>
internal sealed class ConceptTree
{
    private readonly Dictionary<string, ConceptTree> _next = new(StringComparer.Ordinal);

    /// <summary>The concept whose form ends here.</summary>
    public Concept? Concept { get; private set; }

    /// <exception cref="InvalidOperationException">Another concept has the same form.</exception>
    public void Add(IEnumerable<string> words, Concept concept)
    {
        var node = this;
        foreach (var word in words)
        {
            if (!node._next.TryGetValue(word, out var next))
            {
                node._next.Add(word, next = new ConceptTree());
            }

            node = next;
        }

        if (node == this || (node.Concept is { } other && other != concept))
        {
            throw new InvalidOperationException($"{concept.Id}: a form is empty, or also one of {node.Concept?.Id}");
        }

        node.Concept = concept;
    }

    public bool Next(string word, [NotNullWhen(true)] out ConceptTree? next) => _next.TryGetValue(word, out next);

    /// <summary>By the word's term here or, when it is unknown, by one that it may be with a typing error.</summary>
    public bool Next(in Token token, [NotNullWhen(true)] out ConceptTree? next)
    {
        if (_next.TryGetValue(token.Term!, out next))
        {
            return true;
        }

        foreach (var reading in token.Word.Readings)
        {
            if (_next.TryGetValue(reading, out next))
            {
                return true;
            }
        }

        return false;
    }
}
