using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Jobs;
using Federation.Gateway.Words;

namespace Federation.Web.Words;

/// <summary>Alerts on sessions and meetings in words: what one looks for, and why something answers.</summary>
public static class TrainingAlertWords
{
    public static string Title(AlertSubject subject) => subject switch
    {
        AlertSubject.Offers => "Offres d’emploi",
        AlertSubject.Sessions => "Sessions de formation et places libérées",
        AlertSubject.Meetings => "Rencontres des collectifs",
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "a subject without words"),
    };

    /// <summary>One of what is looked for; each is feminine, and takes an s.</summary>
    public static string One(AlertSubject subject) => subject switch
    {
        AlertSubject.Sessions => "session",
        AlertSubject.Meetings => "rencontre",
        _ => "offre",
    };

    public static string Everything(AlertSubject subject) => subject switch
    {
        AlertSubject.Sessions => "toutes les sessions",
        AlertSubject.Meetings => "toutes les rencontres",
        _ => "toutes les offres",
    };

    /// <summary>What is looked for, one line for each criterion; empty when everything is.</summary>
    public static IReadOnlyList<string> Criteria(TrainingSearch search, Func<HubId, string> hub) => [.. Lines(search, hub, null)];

    /// <summary>What of it answers, one line for each criterion.</summary>
    public static IReadOnlyList<string> Why(TrainingSearch search, TrainingText text, Func<HubId, string> hub)
    {
        var lines = Lines(search, hub, text).ToList();
        var all = lines.Count > 0 ? lines : [$"vous suivez {Everything(search.Subject)}"];
        return text.News.Thing.What == Happening.PlaceFreed ? ["une place s’est libérée", .. all] : all;
    }

    private static IEnumerable<string> Lines(TrainingSearch search, Func<HubId, string> hub, TrainingText? text)
    {
        if (search.Words is { } words)
        {
            yield return $"« {Inert.Line(words, TrainingSearch.LongestWords)} »";
        }

        string[] places =
        [
            .. search.Departments.Where(code => text is null || text.Departments.Contains(code)).Select(RouteWords.Department),
            .. search.Regions.Where(code => text is null || text.Regions.Contains(code)).Select(code => Regions.Of(code).Name),
        ];
        var (session, meeting) = (text?.News as AnnouncedSession, text?.News as AnnouncedMeeting);
        string[][] others =
        [
            places,
            [.. search.Hubs.Where(one => text is null || text.Hub == one).Select(one => $"annoncée par {hub(one)}")],
            Said(search.Audiences, audience => session is null || session.Course.Audiences.Contains(audience), Labels.Of),
            Said(search.Prices, price => session is null || session.Plan.Price.Price == price, Labels.Of),
            Said(search.Certifications, certification => session is null || session.Course.Certification == certification, Labels.Of),
            Said(search.Ways, way => session is null || session.Plan.Way == way, Labels.Of),
            Said(search.MeetingWays, way => meeting is null || meeting.Plan.Way == way, Labels.Of),
        ];
        foreach (var some in others.Where(some => some.Length > 0))
        {
            yield return string.Join(" ou ", some);
        }
    }

    private static string[] Said<T>(ImmutableArray<T> asked, Func<T, bool> answers, Func<T, string> words) => [.. asked.Where(answers).Select(words)];
}
