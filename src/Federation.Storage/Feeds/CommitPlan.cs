using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Domain.Grains;
using Federation.Storage.Projections;

namespace Federation.Storage.Feeds;

/// <summary>What the database held, read under the hubs' locks. The plan moves it on, append by append.</summary>
internal sealed class Found
{
    public Dictionary<HubId, long> Heads { get; } = [];

    public Dictionary<GrainId, long> Versions { get; } = [];

    public Dictionary<(GrainId, IdempotencyKey), (Reply Reply, string CommandName)> Replies { get; } = [];
}

/// <summary>Decides what becomes of each append of a batch. Pure: both engines obey the same plan.</summary>
internal sealed class CommitPlan
{
    private static readonly JsonTypeInfo<Reply> ReplyInfo = (JsonTypeInfo<Reply>)DomainJson.Options.GetTypeInfo(typeof(Reply));

    private readonly Found _found;

    private CommitPlan(Found found, int size) => (_found, Results) = (found, new AppendResult[size]);

    public WriteSet Writes { get; } = new();

    public AppendResult[] Results { get; }

    public static CommitPlan Make(IReadOnlyList<Append> batch, Found found)
    {
        var plan = new CommitPlan(found, batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            plan.Results[i] = plan.Take(batch[i]);
        }

        return plan;
    }

    /// <exception cref="ArgumentException">The batch is not one that a store may be given.</exception>
    public static void Check(IReadOnlyList<Append> batch, Func<HubId, string> laneOf)
    {
        foreach (var append in batch)
        {
            if (laneOf(append.Grain.Hub) != laneOf(batch[0].Grain.Hub))
            {
                throw new ArgumentException("a batch holds appends of one lane", nameof(batch));
            }

            if (append.Decision.Facts.IsDefaultOrEmpty || append.Decision.Refusal is not null)
            {
                throw new ArgumentException("a decision without facts, or a refusal, is not appended", nameof(batch));
            }

            // A part of a millisecond would live in the state and not in the entry: folding the feed would give another state.
            if (append.At.Ticks % TimeSpan.TicksPerMillisecond != 0)
            {
                throw new ArgumentException("an append is made at a whole millisecond", nameof(batch));
            }
        }
    }

    public static Reply ReadReply(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ReplyInfo)!;

    private AppendResult Take(Append append)
    {
        if (_found.Replies.TryGetValue((append.Grain, append.Key), out var first))
        {
            return first.CommandName == append.CommandName ? AppendResult.Repeated(first.Reply) : AppendResult.KeyReused;
        }

        if (_found.Versions.GetValueOrDefault(append.Grain) != append.ExpectedVersion)
        {
            return AppendResult.Conflict;
        }

        var hub = append.Grain.Hub;
        var head = _found.Heads.GetValueOrDefault(hub);
        var version = append.ExpectedVersion;
        var entries = ImmutableArray.CreateBuilder<Entry>(append.Decision.Facts.Length);
        foreach (var told in append.Decision.Facts)
        {
            entries.Add(new Entry(hub, ++head, append.At.ToUniversalTime(), append.Grain, ++version, told.Audience, told.Fact));
        }

        var reply = new Reply(null, version, head);
        _found.Heads[hub] = Writes.Heads[hub] = head;
        _found.Versions[append.Grain] = version;
        _found.Replies[(append.Grain, append.Key)] = (reply, append.CommandName);
        Write(append, entries, reply);
        return new AppendResult(AppendOutcome.Committed, reply, entries.MoveToImmutable());
    }

    private void Write(Append append, IEnumerable<Entry> entries, Reply reply)
    {
        var hub = append.Grain.Hub;
        Writes.Entries.AddRange(entries);
        Writes.Keep(append.Grain, reply.Version, append.After);
        Writes.Keep(Projection.Between(append.Grain, append.Before, append.After));
        Writes.Replies.Add(new ReplyWrite(append.Grain, append.Key, append.CommandName, JsonSerializer.SerializeToUtf8Bytes(reply, ReplyInfo)));
        foreach (var envelope in append.Decision.Seals)
        {
            Writes.Seals.Add((hub, envelope));
        }

        foreach (var id in append.Decision.Erasures)
        {
            Writes.Erasures.Add((hub, id));
        }
    }
}
