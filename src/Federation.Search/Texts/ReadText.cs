using Federation.Search.Analysis;
using Federation.Search.Concepts;
using Federation.Search.Queries;
using TextReader = Federation.Search.Analysis.TextReader;

namespace Federation.Search.Texts;

/// <summary>A text read into the words by which it is found, in any spelling of the field. For lists that are read whole: there is no index.</summary>
public sealed class ReadText
{
    /// <summary>What a word counts that is only meant: behind a typing error, or by the usual name of a concept.</summary>
    private const int Halving = 2;

    [ThreadStatic]
    private static TextReader? _reader;

    private readonly Dictionary<string, int> _weights = new(StringComparer.Ordinal);

    private ReadText()
    {
    }

    /// <param name="parts">Each with what a word of it counts, 2 at least; null parts are left out.</param>
    public static ReadText Of(IEnumerable<(string? Text, int Weight)> parts)
    {
        var read = new ReadText();
        foreach (var (text, weight) in parts)
        {
            if (text is not null)
            {
                read.Read(text, weight);
            }
        }

        return read;
    }

    /// <returns>What it counts for what is asked: 0 when anything that is asked is not met.</returns>
    internal int Meets(IReadOnlyList<Unit> units)
    {
        var sum = 0;
        foreach (var unit in units)
        {
            var best = Best(unit);
            if (best == 0)
            {
                return 0;
            }

            sum += best;
        }

        return sum;
    }

    private int Best(Unit unit)
    {
        var best = 0;
        foreach (var term in unit.Terms)
        {
            var weight = _weights.GetValueOrDefault(term.Text);
            best = Math.Max(best, term.Half ? weight / Halving : weight);
        }

        if (best == 0 && unit.Mistyped is { Length: >= TypingErrors.ShortestWord } word)
        {
            foreach (var (term, weight) in _weights)
            {
                if (Lexicon.IsUnknown(term) && TypingErrors.Separates(word, term))
                {
                    best = Math.Max(best, weight / Halving);
                }
            }
        }

        return best;
    }

    private void Read(string text, int weight)
    {
        var reader = _reader ??= new TextReader();
        reader.Read(text);
        foreach (ref readonly var token in reader.Tokens)
        {
            if (token.Term is null || token.Noise)
            {
                continue;
            }

            Add(token.Term, weight);
            if (token.Whole is { } whole)
            {
                Add(whole, weight);
            }

            foreach (var reading in token.Word.Readings)
            {
                Add(reading, weight / Halving);
            }
        }

        var concepts = new List<ConceptMatch>();
        ConceptDictionary.Find(reader, concepts);
        foreach (var match in concepts)
        {
            Add(match.Concept.Term, weight);
            foreach (var word in ConceptDictionary.WordsOf[match.Concept])
            {
                Add(word, weight / Halving);
            }
        }
    }

    private void Add(string term, int weight) => _weights[term] = Math.Max(weight, _weights.GetValueOrDefault(term));
}
