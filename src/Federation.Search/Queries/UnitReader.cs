using System.Collections.Immutable;
using Federation.Search.Analysis;
using Federation.Search.Concepts;
using TextReader = Federation.Search.Analysis.TextReader;

namespace Federation.Search.Queries;

/// <summary>Reads the words of a search into units. The longest expression wins; what several words of a compound share is asked of each.</summary>
internal sealed class UnitReader
{
    /// <summary>Further words are not looked at: a search of more is a paste.</summary>
    public const int MostUnits = 12;

    public const int MostCharacters = 400;

    private readonly TextReader _text = new();
    private readonly List<ConceptMatch> _found = [];
    private readonly List<Unit> _units = [];
    private string _typed = "";

    public ImmutableArray<Unit> Read(string? words)
    {
        _typed = words is { Length: > MostCharacters } ? words[..MostCharacters] : words ?? "";
        _text.Read(_typed);
        _units.Clear();
        ConceptDictionary.Find(_text, _found);
        _found.RemoveAll(match => match.Concept.Indexed);
        var tokens = _text.Tokens;
        for (var at = 0; at < tokens.Length;)
        {
            at = Longest(at) is { } match ? Take(match) : Take(at);
        }

        if (_units.Count == 0)
        {
            OfGrammar();
        }

        return [.. _units.Take(MostUnits)];
    }

    private ConceptMatch? Longest(int from)
    {
        ConceptMatch? longest = null;
        foreach (var match in _found)
        {
            longest = match.From == from && (longest is null || match.To > longest.Value.To) ? match : longest;
        }

        return longest;
    }

    private int Take(ConceptMatch match)
    {
        var concept = match.Concept;
        var terms = new List<UnitTerm> { new(concept.Term, false) };
        terms.AddRange(ConceptDictionary.Near[concept].Select(near => new UnitTerm(near.Term, true)));
        if (concept.Strict || match.From == match.To || concept.Exact is not null)
        {
            if (match.From == match.To && !concept.Strict)
            {
                terms.AddRange(Terms(match.From));
            }

            Add(new Unit(Typed(match.From, match.To), [.. terms], null));
            return match.To + 1;
        }

        for (var at = match.From; at <= match.To; at++)
        {
            if (_text.Tokens[at].IsContent)
            {
                Add(new Unit(Typed(match.From, match.To), [.. Terms(at), .. terms], null));
            }
        }

        return match.To + 1;
    }

    private int Take(int at)
    {
        ref readonly var token = ref _text.Tokens[at];
        if (token.IsContent)
        {
            Add(new Unit(Typed(at, at), [.. Terms(at)], Lexicon.IsUnknown(token.Term!) ? token.Term : null));
        }

        return at + 1;
    }

    private List<UnitTerm> Terms(int at)
    {
        var token = _text.Tokens[at];
        var terms = new List<UnitTerm> { new(token.Term!, false) };
        terms.AddRange(token.Word.Readings.Select(reading => new UnitTerm(reading, true)));
        if (_text.Tokens[at - token.Back].Whole is { } whole)
        {
            terms.Add(new UnitTerm(whole, false));
        }

        return terms;
    }

    /// <summary>Nothing but words of grammar: "iel", "celleux", "un·e".</summary>
    private void OfGrammar()
    {
        for (var at = 0; at < _text.Tokens.Length; at++)
        {
            if (_text.Tokens[at] is { Word.IsFunction: true, Term: { } term })
            {
                Add(new Unit(Typed(at, at), [new UnitTerm(term, false)], null));
            }
        }
    }

    private void Add(Unit unit)
    {
        if (!_units.Exists(other => other.Terms.AsSpan().SequenceEqual(unit.Terms.AsSpan())))
        {
            _units.Add(unit);
        }
    }

    private string Typed(int from, int to)
    {
        var (first, last) = (_text.Tokens[from], _text.Tokens[to]);
        return _typed[first.Start..(last.Start + last.Length)];
    }
}
