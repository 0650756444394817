using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Search.Analysis;
using Federation.Search.Concepts;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using TextReader = Federation.Search.Analysis.TextReader;

namespace Federation.Search.Explanations;

/// <summary>
/// Says why an offer answers, by reading it again: nothing is kept for it in the index. For the few offers of a page; not for several threads at once.
/// </summary>
public sealed class Explainer
{
    private readonly TextReader _text = new();
    private readonly List<ConceptMatch> _concepts = [];
    private readonly List<string> _codes = [];
    private readonly Dictionary<string, (string Found, bool Mistyped)> _where = new(StringComparer.Ordinal);

    /// <returns>One reason for each thing asked that the offer meets, in the order asked; none when no words were asked.</returns>
    public ImmutableArray<Reason> Explain(Query query, PublishedOffer offer)
    {
        if (query.Units.IsEmpty)
        {
            return [];
        }

        _where.Clear();
        OfferTexts.Read(offer.Posting, this, static (explainer, text, _) => explainer.Read(text));
        _codes.Clear();
        OfferCodes.Read(offer, _codes);
        foreach (var code in _codes)
        {
            foreach (var term in Labels.Of(code))
            {
                _where.TryAdd(term, (Labels.TextOf(code)!, false));
            }
        }

        return [.. query.Units.Select(Explain).OfType<Reason>().DistinctBy(reason => (reason.Asked, reason.Found))];
    }

    private Reason? Explain(Unit unit)
    {
        // Under its own name first, then under others, in the order of the unit.
        foreach (var term in unit.Terms.OrderBy(term => term.Half))
        {
            if (_where.TryGetValue(term.Text, out var place))
            {
                return ConceptDictionary.ByTerm.TryGetValue(term.Text, out var concept) ? Explain(unit, concept, term.Half, place.Found)
                    : new Reason(unit.Asked, place.Found, place.Mistyped || term.Half ? ReasonKind.Typing : ReasonKind.Word);
            }
        }

        return unit.Mistyped is { } word && _where.FirstOrDefault(pair => Lexicon.IsUnknown(pair.Key) && TypingErrors.Separates(word, pair.Key)) is { Key: not null } near
            ? new Reason(unit.Asked, near.Value.Found, ReasonKind.Typing)
            : null;
    }

    /// <summary>The same words in another form are told as written; another name by the usual one.</summary>
    private Reason Explain(Unit unit, Concept concept, bool near, string written)
    {
        if (!near && Words(unit.Asked).SequenceEqual(Words(written), StringComparer.Ordinal))
        {
            return new Reason(unit.Asked, written, ReasonKind.Word);
        }

        var usual = concept.Indexed || string.Equals(concept.Label, unit.Asked, StringComparison.OrdinalIgnoreCase) ? written : concept.Label;
        return new Reason(unit.Asked, usual, near ? ReasonKind.Near : ReasonKind.OtherName);
    }

    private List<string> Words(string text)
    {
        _text.Read(text);
        var tokens = _text.Tokens;
        var words = new List<string>();
        foreach (var word in _text.Content)
        {
            words.Add(tokens[word.First].Term!);
        }

        return words;
    }

    /// <summary>Where each term is met first; the texts come in order of weight.</summary>
    private void Read(string text)
    {
        _text.Read(text);
        ConceptDictionary.Find(_text, _concepts);
        var tokens = _text.Tokens;
        foreach (var match in _concepts)
        {
            _where.TryAdd(match.Concept.Term, (Written(text, tokens[match.From], tokens[match.To]), false));
        }

        foreach (ref readonly var token in tokens)
        {
            if (token.Noise || token.Term is null)
            {
                continue;
            }

            var written = Written(text, token, token);
            _where.TryAdd(token.Term, (written, false));
            foreach (var reading in token.Word.Readings)
            {
                _where.TryAdd(reading, (written, true));
            }

            if (token.Whole is { } whole)
            {
                _where.TryAdd(whole, (written, false));
            }
        }

        foreach (var match in _concepts)
        {
            foreach (var word in ConceptDictionary.WordsOf[match.Concept])
            {
                _where.TryAdd(word, (Written(text, tokens[match.From], tokens[match.To]), false));
            }
        }
    }

    private static string Written(string text, in Token first, in Token last) => text[first.Start..(last.Start + last.Length)];
}
