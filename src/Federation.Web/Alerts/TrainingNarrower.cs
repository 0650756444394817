using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Alerts;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Words;
using Federation.Node.Alerts;

namespace Federation.Web.Alerts;

/// <summary>
/// "Pas pour moi" of a session or a meeting: narrower searches under which it would not have been told of, each with its effect on what is announced now.
/// Pure but for what is read at first; who asks refines the alert as any other change of it does.
/// </summary>
public sealed class TrainingNarrower
{
    private const int MostTitles = 3;
    private const int Most = 6;

    /// <summary>Announcements that answer now; of more, the first by hub and key are weighed.</summary>
    private const int MostRead = 5_000;

    private readonly TrainingSearch _search;
    private readonly List<TrainingText> _found;

    private TrainingNarrower(TrainingSearch search, List<TrainingText> found) => (_search, _found) = (search, found);

    public int Total => _found.Count;

    public static async Task<TrainingNarrower> Read(TrainingSearch search, IAlertTrainings trainings, CancellationToken cancel)
    {
        var (query, found) = (TrainingQuery.Read(search), new List<TrainingText>());
        await foreach (var news in trainings.All(cancel))
        {
            // A place that was freed is the same session once more.
            if (news.Thing.What == Happening.Published && news.Subject == search.Subject && TrainingText.Of(news) is var text && query.Matches(text))
            {
                found.Add(text);
                if (found.Count == MostRead)
                {
                    break;
                }
            }
        }

        return new TrainingNarrower(search, found);
    }

    /// <summary>The gentlest first; none when nothing of it sets it apart.</summary>
    public IReadOnlyList<Narrowing> Without(TrainingText unwanted)
    {
        var others = _found.Where(text => text.News.Thing != unwanted.News.Thing).ToList();
        return [.. Candidates(unwanted)
            .Select(way => (way.Words, Text: way.Search.ToString()))
            .Where(way => way.Text != _search.ToString() && Understood(way.Text) is { } kept && !TrainingQuery.Read(kept).Matches(unwanted))
            .DistinctBy(way => way.Text)
            .Select(way => Effect(way.Words, way.Text, others))
            .OrderBy(way => way.Gone).Take(Most)];
    }

    private Narrowing Effect(string words, string text, List<TrainingText> others)
    {
        var query = TrainingQuery.Read(Understood(text)!);
        var gone = others.Where(one => !query.Matches(one)).ToList();
        return new Narrowing(words, text, others.Count - gone.Count, Total - others.Count + gone.Count, [.. gone.Take(MostTitles).Select(one => ToldThings.Title(one.News))]);
    }

    /// <summary>Null when it would not be read back whole.</summary>
    private TrainingSearch? Understood(string text) =>
        text.Length <= TrainingSearch.Longest && TrainingSearch.Read(_search.Subject, text, out var understood) is var search && understood && search.ToString() == text ? search : null;

    private IEnumerable<(string Words, TrainingSearch Search)> Candidates(TrainingText unwanted)
    {
        if (Elsewhere(unwanted) is { } elsewhere)
        {
            yield return elsewhere;
        }

        switch (unwanted.News)
        {
            case AnnouncedSession session:
                if (Less(_search.Ways, [session.Plan.Way]) is { } ways)
                {
                    yield return ($"Seulement {Labels.Of(ways[0])}", _search with { Ways = ways });
                }

                if (Less(_search.Audiences, session.Course.Audiences) is { } audiences)
                {
                    yield return ($"Sans ce qui est pour : {string.Join(", ", session.Course.Audiences.Select(Labels.Of))}", _search with { Audiences = audiences });
                }

                if (Less(_search.Prices, [session.Plan.Price.Price]) is { } prices)
                {
                    yield return ($"Sans ce prix : {Labels.Of(session.Plan.Price.Price)}", _search with { Prices = prices });
                }

                if (Less(_search.Certifications, [session.Course.Certification]) is { } certifications)
                {
                    yield return ($"Sans ce qu’on y obtient : {Labels.Of(session.Course.Certification)}", _search with { Certifications = certifications });
                }

                break;
            case AnnouncedMeeting meeting when Less(_search.MeetingWays, [meeting.Plan.Way]) is { } others:
                yield return ($"Seulement {string.Join(" ou ", others.Select(Labels.Of))}", _search with { MeetingWays = others });
                break;
        }
    }

    /// <summary>The same places without its own; null where nothing would be left.</summary>
    private (string, TrainingSearch)? Elsewhere(TrainingText unwanted)
    {
        var anywhere = _search.Departments.IsEmpty && _search.Regions.IsEmpty;
        if (unwanted.Regions.IsEmpty)
        {
            return null;
        }

        ImmutableArray<RegionCode> asked = anywhere ? [.. Regions.All.Select(region => region.Code)] : _search.Regions;
        ImmutableArray<RegionCode> regions = [.. asked.Except(unwanted.Regions)];
        if (anywhere || unwanted.Departments.IsEmpty)
        {
            return regions.IsEmpty ? null : ($"Sans la région : {string.Join(", ", unwanted.Regions.Select(code => Regions.Of(code).Name))}", _search with { Regions = regions });
        }

        // Of a region that was asked for, the other départements stay.
        var beside = asked.Intersect(unwanted.Regions).SelectMany(code => Departments.OfRegion(code)).Select(department => department.Code);
        ImmutableArray<DepartmentCode> departments = [.. _search.Departments.Concat(beside).Except(unwanted.Departments).Distinct()];
        return departments.IsEmpty && regions.IsEmpty
            ? null
            : ($"Sans le département : {string.Join(", ", unwanted.Departments.Select(RouteWords.Department))}", _search with { Regions = regions, Departments = departments });
    }

    /// <summary>Those asked, or all when none is, without what it has; null when none would be left, or none would go.</summary>
    private static ImmutableArray<T>? Less<T>(ImmutableArray<T> asked, ImmutableArray<T> has) where T : struct, Enum
    {
        ImmutableArray<T> wanted = asked.IsEmpty ? [.. Enum.GetValues<T>()] : asked;
        ImmutableArray<T> left = [.. wanted.Except(has)];
        return left.IsEmpty || left.Length == wanted.Length ? null : left;
    }
}
