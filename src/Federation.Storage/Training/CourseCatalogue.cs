using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Training;

public sealed record ListedCourse(GrainId Grain, CourseProfile Profile, DateTimeOffset ChangedAt)
{
    /// <summary>The grain's.</summary>
    public string TextId => TextMark.Of(Profile);
}

/// <summary>The courses of all hubs, from this node's own read tables: it answers alone (promise 5). A few hundred lines, so a list is read whole.</summary>
public sealed class CourseCatalogue(IHubStore store) : ReadModel(store)
{
    /// <summary>Beyond, the last by hub and key are not listed; their own pages stay.</summary>
    public const int Most = 5000;

    private const string Columns = "hub, key, changed_at, profile";

    /// <summary>A profile is read from its text once: whoever keeps something for it (the words of a search) finds the same object again while the text is the same.</summary>
    private readonly ConcurrentDictionary<GrainId, (string Text, ListedCourse Course)> _read = new();

    /// <summary>In order of hub and key.</summary>
    public Task<IReadOnlyList<ListedCourse>> All(CancellationToken cancel) => Rows("1 = 1", new DynamicParameters(), cancel);

    /// <summary>In order of key.</summary>
    public Task<IReadOnlyList<ListedCourse>> OfHub(HubId hub, CancellationToken cancel) => Rows("hub = @hub", new DynamicParameters(new { hub = hub.ToString() }), cancel);

    public async Task<ListedCourse?> Find(GrainId course, CancellationToken cancel) =>
        (await Rows("hub = @hub AND key = @key", new DynamicParameters(new { hub = course.Hub.ToString(), key = course.Key }), cancel)).FirstOrDefault();

    /// <summary>What other hubs, or this one, made of a course; in order of hub and key.</summary>
    public Task<IReadOnlyList<ListedCourse>> Variants(GrainId parent, CancellationToken cancel) =>
        Rows("parent_hub = @hub AND parent_key = @key", new DynamicParameters(new { hub = parent.Hub.ToString(), key = parent.Key }), cancel);

    private async Task<IReadOnlyList<ListedCourse>> Rows(string where, DynamicParameters parameters, CancellationToken cancel)
    {
        parameters.Add("most", Most);
        var rows = await Query<(string Hub, string Key, long ChangedAt, string Profile)>($"SELECT {Columns} FROM course WHERE {where} ORDER BY hub, key LIMIT @most", parameters, cancel);
        return [.. rows.Select(row => Read(new GrainId(HubId.Parse(row.Hub), GrainKind.Course, row.Key), row.ChangedAt, row.Profile))];
    }

    private ListedCourse Read(GrainId grain, long changedAt, string text)
    {
        if (_read.TryGetValue(grain, out var known) && known.Text == text && known.Course.ChangedAt.ToUnixTimeMilliseconds() == changedAt)
        {
            return known.Course;
        }

        var course = new ListedCourse(grain, JsonSerializer.Deserialize<CourseProfile>(text, DomainJson.Options)!, DateTimeOffset.FromUnixTimeMilliseconds(changedAt));
        if (_read.Count < Most)
        {
            _read[grain] = (text, course);
        }

        return course;
    }
}
