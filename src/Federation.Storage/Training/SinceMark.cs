using System.Globalization;
using Dapper;
using Federation.Domain.Grains;

namespace Federation.Storage.Training;

/// <summary>A place in a list that shows what waits first, then the last changed first: after this line. Written <c>1_1772438400000_aura/pair/0192…</c>.</summary>
/// <param name="Rank">0: waits, where a list tells them apart.</param>
public readonly record struct SinceMark(int Rank, DateTimeOffset Since, GrainId Grain)
{
    /// <summary>After all that waits: the next lines are those of rank 1.</summary>
    public static SinceMark PastWaiting { get; } = new(0, DateTimeOffset.UnixEpoch, default);

    public static bool TryParse(string? text, out SinceMark mark)
    {
        mark = default;
        if (text?.Split('_', 4) is not [var rank, var since, var name] || !int.TryParse(rank, NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            || !long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() || !GrainId.TryParse(name, out var grain))
        {
            return false;
        }

        mark = new SinceMark(group, DateTimeOffset.FromUnixTimeMilliseconds(at), grain);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank}_{Since.ToUnixTimeMilliseconds()}_{Grain}");

    /// <summary>SQL for what stands after a mark in <c>rank, since DESC, hub, key</c>; the engines compare as they sort.</summary>
    internal static string After(SinceMark? mark, string rank, string table, DynamicParameters parameters)
    {
        if (mark is not { } after)
        {
            return "1 = 1";
        }

        parameters.AddDynamicParams(new { markRank = after.Rank, markSince = after.Since.ToUnixTimeMilliseconds(), markHub = after.Grain.Hub.ToString(), markKey = after.Grain.Key ?? "" });
        return $"({rank} > @markRank OR ({rank} = @markRank AND ({table}.since < @markSince OR ({table}.since = @markSince AND ({table}.hub > @markHub OR ({table}.hub = @markHub AND {table}.key > @markKey))))))";
    }
}
