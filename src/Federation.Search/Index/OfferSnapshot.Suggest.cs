using System.Collections.Immutable;
using Federation.Search.Analysis;
using Federation.Search.Jobs;
using Federation.Search.Suggestions;

namespace Federation.Search.Index;

public sealed partial class OfferSnapshot
{
    /// <summary>Less than this fits too many words.</summary>
    private const int ShortestPrefix = 2;

    /// <summary>How many words at the end of what was typed may begin an expression together.</summary>
    private const int MostWords = 5;

    private const int LongestTyped = 200;

    /// <summary>
    /// What the end of a search may become while it is typed: first what continues most of its words ("médiateur de sa" an expression, rather than "sa"
    /// a word), then what most offers hold. Nothing is proposed that no offer holds.
    /// </summary>
    public ImmutableArray<Suggestion> Suggest(string? typed, int most = 8)
    {
        var found = new List<Suggestion>();
        if (typed is null || typed.Length > LongestTyped || typed.Length == 0 || Characters.Kind(typed[^1]) is not (CharKind.Letter or CharKind.Digit))
        {
            return [];
        }

        foreach (var start in Starts(typed))
        {
            var plain = Completions.Plain(typed.AsSpan(start));
            if (found.Count >= most || plain.Length < ShortestPrefix)
            {
                break;
            }

            var before = typed[..start];
            found.AddRange(Ending(plain).Select(end => new Suggestion(before + end.Text, end.Offers)).OrderByDescending(suggestion => suggestion.Offers).ThenBy(suggestion => suggestion.Text, StringComparer.Ordinal));
        }

        return [.. found.DistinctBy(suggestion => Completions.Plain(suggestion.Text)).Take(Math.Max(0, most))];
    }

    /// <summary>Where the last words begin, the longest ending first.</summary>
    private static IEnumerable<int> Starts(string typed)
    {
        var starts = new Stack<int>();
        for (var at = typed.Length; at > 0 && starts.Count < MostWords;)
        {
            while (at > 0 && Characters.Kind(typed[at - 1]) is CharKind.Letter or CharKind.Digit or CharKind.Ignored)
            {
                at--;
            }

            starts.Push(at);
            while (at > 0 && Characters.Kind(typed[at - 1]) is not (CharKind.Letter or CharKind.Digit or CharKind.Ignored))
            {
                at--;
            }
        }

        return starts;
    }

    private List<Suggestion> Ending(string plain)
    {
        var found = new List<Suggestion>();
        foreach (var entry in Completions.StartingWith(plain))
        {
            Add(found, entry.Text, entry.Term);
        }

        foreach (ref readonly var town in Terms.Towns.All)
        {
            if (town.Plain.StartsWith(plain, StringComparison.Ordinal))
            {
                Add(found, town.Code, CodeTerms.Of(OfferField.Towns, town.Code));
            }
        }

        return found;
    }

    private void Add(List<Suggestion> found, string text, string term)
    {
        var id = Terms.Find(term);
        var offers = 0;
        foreach (var live in Segments)
        {
            var posting = live.Segment.Postings.Of(id);
            offers += live.Live is null || posting.Meets(live.Live) ? posting.Count : 0;
        }

        if (offers > 0)
        {
            found.Add(new Suggestion(text, offers));
        }
    }
}
