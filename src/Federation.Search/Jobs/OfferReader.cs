using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Search.Analysis;
using Federation.Search.Concepts;
using TextReader = Federation.Search.Analysis.TextReader;

namespace Federation.Search.Jobs;

/// <summary>Reads offers into their terms. Not for several threads at once; pure: the same offer always gives the same terms.</summary>
public sealed class OfferReader
{
    /// <summary>What a word weighs that is only meant: a known word behind a typing error, a word of a concept's usual name.</summary>
    private const float Meant = 0.5f;

    private const float Grammar = 0.25f;

    private readonly TextReader _text = new();
    private readonly List<ConceptMatch> _concepts = [];
    private readonly Dictionary<string, float> _weights = new(256, StringComparer.Ordinal);
    private readonly List<string> _codes = [];
    private int _length;

    public AnalysedOffer Read(PublishedOffer offer)
    {
        _weights.Clear();
        _codes.Clear();
        _length = 0;
        var posting = offer.Posting;
        OfferCodes.Read(offer, _codes);
        foreach (var code in _codes)
        {
            foreach (var term in Labels.Of(code))
            {
                Add(term, OfferTexts.LabelWeight);
            }
        }

        OfferTexts.Read(posting, this, static (reader, text, weight) => reader.Read(text, weight));
        return new AnalysedOffer(
            offer.Hub, offer.Id, offer.PublishedAt, offer.Until, MonthlyPay.Cents(posting, offer.ChangedAt), (int)((posting.Hours.PerWeek ?? 0) * 100), Terms());
    }

    private ImmutableArray<OfferTerm> Terms()
    {
        var terms = ImmutableArray.CreateBuilder<OfferTerm>(_codes.Count + _weights.Count);
        foreach (var code in _codes)
        {
            terms.Add(new OfferTerm(code, 1));
        }

        foreach (var (term, weight) in _weights)
        {
            terms.Add(new OfferTerm(term, Levels.Of(weight, _length)));
        }

        return terms.MoveToImmutable();
    }

    private void Read(string text, float weight)
    {
        _text.Read(text);
        foreach (ref readonly var token in _text.Tokens)
        {
            Read(token, weight);
        }

        ConceptDictionary.Find(_text, _concepts);
        foreach (var match in _concepts)
        {
            Add(match.Concept.Term, weight);
            foreach (var word in ConceptDictionary.WordsOf[match.Concept])
            {
                Add(word, weight * Meant);
            }
        }
    }

    private void Read(in Token token, float weight)
    {
        if (token.Term is null || token.Noise)
        {
            return;
        }

        if (token.Word.IsFunction)
        {
            Add(token.Term, Grammar);
            return;
        }

        _length++;
        Add(token.Term, weight);
        if (token.Whole is { } whole)
        {
            Add(whole, weight);
        }

        foreach (var reading in token.Word.Readings)
        {
            Add(reading, weight * Meant);
        }
    }

    private void Add(string term, float weight)
    {
        ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_weights, term, out _);
        sum += weight;
    }
}
