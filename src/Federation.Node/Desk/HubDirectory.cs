using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <param name="AnswersIn">Median days between arrival and answer, really observed; null under 5 answers.</param>
public sealed record HubView(HubId Id, HubProfile Profile, DateTimeOffset ChangedAt, double? AnswersIn)
{
    public HubCard Card => new(Id, Profile);
}

/// <summary>The hubs of the federation, as their own feeds describe them. A second old at most.</summary>
public sealed class HubDirectory(IHubStore store, TimeProvider clock) : ReadModel(store)
{
    /// <summary>Fewer answers than this would tell the story of one request.</summary>
    public const int FewestAnswers = 5;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<string, (double? Days, long Stamp)> _delays = [];
    private volatile Known? _known;

    public async ValueTask<IReadOnlyList<HubView>> All(CancellationToken cancel)
    {
        if (_known is { } known && clock.GetElapsedTime(known.Stamp) < Fresh)
        {
            return known.Hubs;
        }

        await _reading.WaitAsync(cancel);
        try
        {
            if (_known is { } meanwhile && clock.GetElapsedTime(meanwhile.Stamp) < Fresh)
            {
                return meanwhile.Hubs;
            }

            var hubs = await Read(cancel);
            _known = new Known(hubs, clock.GetTimestamp());
            return hubs;
        }
        finally
        {
            _reading.Release();
        }
    }

    public async ValueTask<HubView?> Find(HubId hub, CancellationToken cancel) => (await All(cancel)).FirstOrDefault(view => view.Id == hub);

    /// <summary>For who just changed it, and would read the hub of a second ago.</summary>
    public async ValueTask<HubView?> Anew(HubId hub, CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            // What another one was reading when it changed may be from before: this begins after.
            var hubs = await Read(cancel);
            _known = new Known(hubs, clock.GetTimestamp());
            return hubs.FirstOrDefault(view => view.Id == hub);
        }
        finally
        {
            _reading.Release();
        }
    }

    public async ValueTask<IReadOnlyDictionary<DepartmentCode, HubView>> ByDepartment(CancellationToken cancel)
    {
        var covered = new Dictionary<DepartmentCode, HubView>();
        foreach (var hub in await All(cancel))
        {
            foreach (var department in hub.Profile.Departments)
            {
                covered.TryAdd(department, hub);
            }
        }

        return covered;
    }

    private async Task<IReadOnlyList<HubView>> Read(CancellationToken cancel)
    {
        var platforms = await Query<(string Hub, long ChangedAt, string Profile)>(
            "SELECT hub, changed_at, profile FROM platform ORDER BY hub", null, cancel);
        var hubs = new List<HubView>();
        foreach (var row in platforms)
        {
            hubs.Add(new HubView(
                HubId.Parse(row.Hub),
                JsonSerializer.Deserialize<HubProfile>(row.Profile, DomainJson.Options)!,
                DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt),
                await AnswersIn(row.Hub, cancel)));
        }

        return hubs;
    }

    /// <summary>Over the last 200 answers, looked up again after a minute: a delay of days does not change in a second.</summary>
    private async Task<double?> AnswersIn(string hub, CancellationToken cancel)
    {
        if (_delays.TryGetValue(hub, out var known) && clock.GetElapsedTime(known.Stamp) < Steady)
        {
            return known.Days;
        }

        var waits = await Query<(long Sent, long Answered)>(
            """
            SELECT sent_at, answered_at FROM referral
            WHERE hub = @hub AND side = 'recipient' AND answered_at IS NOT NULL AND source IS NULL ORDER BY answered_at DESC LIMIT 200
            """,
            new { hub }, cancel);
        var days = Median([.. waits.Select(wait => (wait.Answered - wait.Sent) / 86_400_000d)]);
        _delays[hub] = (days, clock.GetTimestamp());
        return days;
    }

    private static double? Median(List<double> days)
    {
        if (days.Count < FewestAnswers)
        {
            return null;
        }

        days.Sort();
        return days.Count % 2 == 1 ? days[days.Count / 2] : (days[(days.Count / 2) - 1] + days[days.Count / 2]) / 2;
    }

    private sealed record Known(IReadOnlyList<HubView> Hubs, long Stamp);
}
