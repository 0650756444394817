using Dapper;
using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>Looks into the database of the living node, a few times a second: how far its tellers are, and what is still to be done.</summary>
public sealed class Watch(MortalNode node, Count tellings)
{
    /// <summary>Of every hub: how far the last of its tellers has read the feed.</summary>
    private Dictionary<string, long> _floors = [];
    private readonly Dictionary<string, (string Hub, int Times, long Last)> _published = [];
    private readonly Dictionary<string, long> _seen = [];
    private readonly Lock _gate = new();

    /// <summary>Entries in all feeds.</summary>
    public long Written { get; private set; }

    /// <summary>Of these, those that every teller has read.</summary>
    public Count Read { get; } = new();

    /// <summary>Every teller has read every feed to its end.</summary>
    public bool IsQuiet { get; private set; }

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Look();
            try
            {
                await Task.Delay(50, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Every hub's teller has read the last version of this offer, which is its <paramref name="version"/>th.</summary>
    public bool WasRead(string offer, int version)
    {
        lock (_gate)
        {
            return _published.TryGetValue(offer, out var known) && known.Times == version && _floors.GetValueOrDefault(known.Hub) >= known.Last;
        }
    }

    private async Task Look()
    {
        await node.Alive(CancellationToken.None);
        await node.Gate.WaitAsync();
        try
        {
            await using var database = await Sql.Open(node.Place);
            var heads = (await database.QueryAsync<(string Id, long Head)>("SELECT id, head FROM hub")).ToList();
            var cursors = (await database.QueryAsync<(string Hub, long Position)>("SELECT hub, position FROM cursor WHERE follower LIKE 'alerts:%'")).ToList();
            var fresh = new List<(string Hub, long Position, string Kind, string Key)>();
            foreach (var (hub, head) in heads)
            {
                fresh.AddRange(await database.QueryAsync<(string, long, string, string)>(
                    $"SELECT hub, position, kind, subject_key FROM entry WHERE hub = '{hub}' AND position > {_seen.GetValueOrDefault(hub)} AND position <= {head} ORDER BY position"));
            }

            tellings.Raise(await database.QuerySingleAsync<long>("SELECT CAST(COALESCE(SUM(head), 0) AS bigint) FROM ledger"));
            Note(heads, cursors, fresh);
        }
        finally
        {
            node.Gate.Release();
        }
    }

    private void Note(IReadOnlyList<(string Id, long Head)> heads, IReadOnlyList<(string Hub, long Position)> cursors, List<(string Hub, long Position, string Kind, string Key)> fresh)
    {
        lock (_gate)
        {
            foreach (var (hub, position, kind, key) in fresh)
            {
                _seen[hub] = position;
                if (kind == "offer.published")
                {
                    _published[key] = (hub, _published.GetValueOrDefault(key).Times + 1, position);
                }
            }

            _floors = cursors.GroupBy(cursor => cursor.Hub).Where(of => of.Count() == heads.Count).ToDictionary(of => of.Key, of => of.Min(cursor => cursor.Position));
            Written = heads.Sum(hub => hub.Head);
            Read.Raise(_floors.Values.Sum());
            IsQuiet = heads.All(hub => _floors.GetValueOrDefault(hub.Id) == hub.Head);
        }
    }
}
