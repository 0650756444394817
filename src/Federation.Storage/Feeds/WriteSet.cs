using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Storage.Projections;

namespace Federation.Storage.Feeds;

internal sealed record GrainWrite(GrainId Grain, long Version, byte[] State);

internal sealed record ReplyWrite(GrainId Grain, IdempotencyKey Key, string CommandName, byte[] Reply);

internal sealed record RowWrite(Row Row, bool IsDelete);

/// <summary>What one transaction writes, engine by engine: each row at most once, the last word of the batch wins.</summary>
internal sealed class WriteSet
{
    private readonly Dictionary<ReadTable, Dictionary<Row, RowWrite>> _rows = [];

    public List<Entry> Entries { get; } = [];

    public Dictionary<GrainId, GrainWrite> Grains { get; } = [];

    public List<ReplyWrite> Replies { get; } = [];

    public List<(HubId Hub, SealedEnvelope Envelope)> Seals { get; } = [];

    public List<(HubId Hub, Guid Id)> Erasures { get; } = [];

    public Dictionary<HubId, long> Heads { get; } = [];

    public bool IsEmpty => Heads.Count == 0;

    public IEnumerable<(ReadTable Table, IReadOnlyCollection<RowWrite> Writes)> Rows => _rows.Select(pair => (pair.Key, (IReadOnlyCollection<RowWrite>)pair.Value.Values));

    public void Keep(GrainId grain, long version, GrainState state) => Grains[grain] = new GrainWrite(grain, version, DomainJson.WriteState(state));

    public void Keep(RowChanges changes)
    {
        foreach (var row in changes.Deletes)
        {
            Of(row.Table)[row] = new RowWrite(row, true);
        }

        foreach (var row in changes.Upserts)
        {
            Of(row.Table)[row] = new RowWrite(row, false);
        }
    }

    private Dictionary<Row, RowWrite> Of(ReadTable table)
    {
        if (!_rows.TryGetValue(table, out var rows))
        {
            _rows[table] = rows = new Dictionary<Row, RowWrite>(RowKeys.Instance);
        }

        return rows;
    }
}
