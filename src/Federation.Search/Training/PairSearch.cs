using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using Federation.Domain.Training;

namespace Federation.Search.Training;

/// <summary>Nearest first; then those who know more of the themes, then those who are free more often. Those who only come remotely stand last.</summary>
internal static class PairSearch
{
    private const byte Remotely = 255;

    public static PairsFound Find(PackedPair[] pairs, PairQuery query)
    {
        var asked = new Asked(query);
        var keys = ArrayPool<ulong>.Shared.Rent(pairs.Length);
        var total = 0;
        for (var i = 0; i < pairs.Length; i++)
        {
            if (asked.Key(pairs[i], i) is { } key)
            {
                keys[total++] = key;
            }
        }

        Array.Sort(keys, 0, total);
        var (skip, most) = (Math.Clamp(query.Skip, 0, total), Math.Clamp(query.Most, 0, PairQuery.LongestPage));
        var hits = new List<PairHit>(Math.Min(most, total - skip));
        foreach (var key in keys.AsSpan(skip, Math.Min(most, total - skip)))
        {
            hits.Add(asked.Hit(pairs[(int)(uint)key], (byte)(key >> 56)));
        }

        ArrayPool<ulong>.Shared.Return(keys);
        return new PairsFound(hits, total);
    }

    /// <summary>The question, cut small once for all pairs.</summary>
    private sealed class Asked
    {
        private readonly PairQuery _query;
        private readonly Stretch _stretch;
        private readonly FreeBits _slots;
        private readonly uint _themes;
        private readonly UInt128 _place;
        private readonly byte[]? _distances;

        public Asked(PairQuery query)
        {
            _query = query;
            _stretch = new Stretch(query.From, query.From.AddDays(query.Days - 1));
            _themes = ThemeBits.Of(query.Themes);
            _place = query.Department is { } place ? Places.Bit(place) : UInt128.MaxValue;
            _distances = query.Department is { } from ? Places.DistancesFrom(from) : null;
            _slots = Slots(query.Slots);
        }

        /// <summary>What orders it, and at its end its number; null: it is no answer.</summary>
        public ulong? Key(PackedPair pair, int number)
        {
            if (_themes != 0 && (pair.Themes & _themes) == 0)
            {
                return null;
            }

            var comes = _query.Way != TrainingWay.Remote && (pair.Zone & _place) != UInt128.Zero;
            if (!comes && (_query.Way == TrainingWay.InPerson || !pair.Remote))
            {
                return null;
            }

            if ((_query.Language is { } language && Array.IndexOf(pair.Languages, language) < 0) || !pair.Free.HasAll(_slots) || pair.Free.Count(_stretch) is not (var free and > 0))
            {
                return null;
            }

            var distance = !comes ? Remotely : _distances is null ? 0UL : pair.Distance(_distances);
            return distance << 56 | (ulong)(byte)~BitOperations.PopCount(pair.Themes & _themes) << 48 | (ulong)(ushort)~free << 32 | (uint)number;
        }

        public PairHit Hit(PackedPair pair, byte distance) => new(
            pair.Row, [.. pair.Members.Select(member => member.Known)], distance == Remotely ? TrainingWay.Remote : TrainingWay.InPerson,
            _distances is null || distance >= Places.OverTheSea ? null : distance,
            [.. pair.Row.Themes.Where(theme => (_themes & 1U << (int)theme) != 0)], pair.Free.Within(_query.From, _query.Days));

        private static FreeBits Slots(ImmutableArray<Slot> slots)
        {
            if (slots.IsDefaultOrEmpty)
            {
                return default;
            }

            var first = SlotSet.WordOf(slots.Min(slot => slot.Rank));
            var words = new ulong[SlotSet.WordOf(slots.Max(slot => slot.Rank)) - first + 1];
            foreach (var slot in slots)
            {
                words[SlotSet.WordOf(slot.Rank) - first] |= 1UL << (slot.Rank & 63);
            }

            return new FreeBits(first, words);
        }
    }
}
