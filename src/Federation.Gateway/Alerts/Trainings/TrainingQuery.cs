using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Search.Texts;

namespace Federation.Gateway.Alerts.Trainings;

/// <summary>A search of sessions or meetings, ready to be asked of one after the other.</summary>
public sealed class TrainingQuery
{
    private readonly TrainingSearch _search;
    private readonly TextQuery _words;

    private TrainingQuery(TrainingSearch search) => (_search, _words) = (search, TextQuery.Read(search.Words));

    public static TrainingQuery Read(TrainingSearch search) => new(search);

    /// <summary>A département and a region are one question: where.</summary>
    public bool Matches(TrainingText text) =>
        text.News.Subject == _search.Subject
        && (_search.Hubs.IsEmpty || _search.Hubs.Contains(text.Hub))
        && ((_search.Departments.IsEmpty && _search.Regions.IsEmpty) || text.Departments.Any(code => _search.Departments.Contains(code)) || text.Regions.Any(code => _search.Regions.Contains(code)))
        && (text.News switch
        {
            AnnouncedSession session =>
                Has(_search.Ways, session.Plan.Way) && Has(_search.Prices, session.Plan.Price.Price) && Has(_search.Certifications, session.Course.Certification)
                && (_search.Audiences.IsEmpty || session.Course.Audiences.Any(audience => _search.Audiences.Contains(audience))),
            AnnouncedMeeting meeting => Has(_search.MeetingWays, meeting.Plan.Way),
            _ => false,
        })
        && (_words.IsEmpty || _words.Rank(text.Text) is not null);

    private static bool Has<T>(ImmutableArray<T> asked, T value) => asked.IsEmpty || asked.Contains(value);
}
