using Federation.Domain.Grains;
using Federation.Search.Queries;
using Federation.Search.Texts;
using Federation.Web.Searches;

namespace Federation.Web.Training;

/// <summary>What is looked for in the catalogue: its address is the search. A code that no filter knows is left out, not refused.</summary>
/// <param name="Asked">Codes by field, each once.</param>
public sealed record CourseSearch(string? Words, IReadOnlyDictionary<string, IReadOnlyList<string>> Asked)
{
    public const string Path = "/formations";

    private const int MostOfOne = 60;

    public bool IsEmpty => Words is null && Asked.Count == 0;

    public static CourseSearch Read(string? query, IReadOnlyList<CourseFilter> filters)
    {
        var fields = SearchText.Fields(query ?? "").ToList();
        var words = fields.Where(field => field.Name == AddressNames.Words).Select(field => field.Value).FirstOrDefault(value => value.Length > 0);
        var asked = filters
            .Select(filter => (filter.Field, Codes: (IReadOnlyList<string>)[.. fields.Where(field => field.Name == filter.Field && filter.IsCode(field.Value)).Select(field => field.Value).Distinct().Take(MostOfOne)]))
            .Where(field => field.Codes.Count > 0)
            .ToDictionary(field => field.Field, field => field.Codes);
        return new CourseSearch(words is { Length: > TextQuery.Longest } ? words[..TextQuery.Longest] : words, asked);
    }

    /// <summary>The lines that answer, the nearest to the words first, then those with a session soon; what is over comes last.</summary>
    /// <param name="but">A filter that is not asked, to count what each of its codes would find.</param>
    public IReadOnlyList<CourseLine> Find(IEnumerable<CourseLine> lines, IReadOnlyList<CourseFilter> filters, DateTimeOffset now, CourseFilter? but = null)
    {
        var query = TextQuery.Read(Words);
        var asked = filters.Where(filter => filter != but && Asked.ContainsKey(filter.Field)).ToList();
        // A département and a region are one question: where.
        var places = asked.Where(CourseFilters.Places.Contains).ToList();
        return
        [
            .. lines.Where(line => asked.Except(places).All(filter => Holds(filter, line)) && (places.Count == 0 || places.Any(filter => Holds(filter, line))))
                .Select(line => (Line: line, Rank: query.Rank(line.Text)))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.Line.IsPast).ThenByDescending(found => found.Rank)
                .ThenBy(found => found.Line.Sessions.Count == 0 ? DateTimeOffset.MaxValue : found.Line.Sessions[0].Plan.Start)
                .ThenBy(found => found.Line.Profile.Title, StringComparer.Ordinal)
                .Select(found => found.Line),
        ];

        bool Holds(CourseFilter filter, CourseLine line) => filter.Of(line, now).Intersect(Asked[filter.Field]).Any();
    }

    /// <summary>The same fields again, as an address says them.</summary>
    public override string ToString()
    {
        var text = Words is { } words ? SearchText.With("", AddressNames.Words, words) : "";
        return Asked.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => field.Value.Select(code => (field.Key, code))).Aggregate(text, (sum, field) => SearchText.With(sum, field.Key, field.code));
    }
}
