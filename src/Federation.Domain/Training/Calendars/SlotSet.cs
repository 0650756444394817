using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Federation.Domain.Training;

/// <summary>
/// Slots of a stretch of days, a bit each: two years are 275 bytes. It says what is free and nothing of the rest: a day that is taken, closed or simply
/// not offered looks the same.
/// </summary>
[JsonConverter(typeof(SlotSetConverter))]
public sealed partial class SlotSet : IEquatable<SlotSet>
{
    public const int MostDays = 2 * 366;

    private readonly ulong[] _bits;

    private SlotSet(DateOnly from, int days, ulong[] bits) => (From, Days, _bits) = (from, days, bits);

    public static SlotSet Empty { get; } = new(default, 0, []);

    public DateOnly From { get; }

    public int Days { get; }

    private int FirstRank => From.DayNumber * Slot.PartsOfDay;

    private int Length => Days * Slot.PartsOfDay;

    public int Count => _bits.Sum(word => BitOperations.PopCount(word));

    public bool Has(Slot slot) => slot.Rank - FirstRank is var at && at >= 0 && at < Length && (_bits[at >> 6] >> at & 1) != 0;

    public IEnumerable<Slot> Slots()
    {
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var left = _bits[word]; left != 0; left &= left - 1)
            {
                yield return Slot.OfRank(FirstRank + (word << 6) + BitOperations.TrailingZeroCount(left));
            }
        }
    }

    public SlotSet Without(IEnumerable<Slot> slots)
    {
        var builder = new Builder(this);
        foreach (var slot in slots)
        {
            builder.Remove(slot.Rank);
        }

        return builder.Build();
    }

    /// <summary>The part of this set that lies in a stretch.</summary>
    public SlotSet Within(DateOnly first, int days)
    {
        var builder = new Builder(first, days);
        foreach (var slot in Slots())
        {
            builder.Add(slot.Rank);
        }

        return builder.Build();
    }

    /// <summary>What is in both, where both reach.</summary>
    public SlotSet And(SlotSet other)
    {
        var from = From > other.From ? From : other.From;
        var end = Math.Min(From.DayNumber + Days, other.From.DayNumber + other.Days);
        if (end <= from.DayNumber)
        {
            return Empty;
        }

        var (days, at) = (end - from.DayNumber, from.DayNumber * Slot.PartsOfDay);
        var bits = new ulong[Words(days)];
        for (var word = 0; word < bits.Length; word++)
        {
            bits[word] = Read(at - FirstRank + (word << 6)) & other.Read(at - other.FirstRank + (word << 6));
        }

        if ((days * Slot.PartsOfDay & 63) is var rest and > 0)
        {
            bits[^1] &= (1UL << rest) - 1;
        }

        return new SlotSet(from, days, bits);
    }

    /// <summary>64 bits from any place; beyond the end, none.</summary>
    private ulong Read(int at)
    {
        var (word, shift) = (at >> 6, at & 63);
        var low = word < _bits.Length ? _bits[word] >> shift : 0;
        return shift == 0 || word + 1 >= _bits.Length ? low : low | _bits[word + 1] << (64 - shift);
    }

    public bool Equals(SlotSet? other) => other is not null && From == other.From && Days == other.Days && _bits.AsSpan().SequenceEqual(other._bits);

    public override bool Equals(object? obj) => Equals(obj as SlotSet);

    public override int GetHashCode() => HashCode.Combine(From, Days, _bits.Length == 0 ? 0 : _bits[0]);

    private static int Words(int days) => ((days * Slot.PartsOfDay) + 63) >> 6;

    /// <summary>Whole bytes, the first slot in the lowest bit of the first one.</summary>
    private byte[] Bytes()
    {
        var bytes = new byte[_bits.Length * 8];
        for (var word = 0; word < _bits.Length; word++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(word * 8), _bits[word]);
        }

        return bytes[..((Length + 7) / 8)];
    }

    private static SlotSet? Read(DateOnly from, int days, byte[] bytes)
    {
        if (days is < 0 or > MostDays || (days > 0 && from.Year is < Slot.FirstYear or > Slot.LastYear) || bytes.Length != ((days * Slot.PartsOfDay) + 7) / 8)
        {
            return null;
        }

        var whole = new byte[Words(days) * 8];
        bytes.CopyTo(whole, 0);
        var bits = new ulong[Words(days)];
        for (var word = 0; word < bits.Length; word++)
        {
            bits[word] = BinaryPrimitives.ReadUInt64LittleEndian(whole.AsSpan(word * 8));
        }

        return (days * Slot.PartsOfDay & 63) is var rest and > 0 && bits[^1] >> rest != 0 ? null : new SlotSet(from, days, bits);
    }

    internal sealed class Builder
    {
        private readonly DateOnly _from;
        private readonly ulong[] _bits;
        private readonly int _days;

        /// <param name="days">0 to <see cref="MostDays"/>.</param>
        public Builder(DateOnly from, int days)
        {
            _days = Math.Clamp(days, 0, MostDays);
            (_from, _bits) = (from, new ulong[Words(_days)]);
        }

        public Builder(SlotSet set) => (_from, _days, _bits) = (set.From, set.Days, [.. set._bits]);

        public int First => _from.DayNumber;

        public int Last => _from.DayNumber + _days - 1;

        public void Add(int rank)
        {
            if (Place(rank) is { } at)
            {
                _bits[at >> 6] |= 1UL << at;
            }
        }

        public void Remove(int rank)
        {
            if (Place(rank) is { } at)
            {
                _bits[at >> 6] &= ~(1UL << at);
            }
        }

        public SlotSet Build() => new(_from, _days, _bits);

        private int? Place(int rank) => rank - (First * Slot.PartsOfDay) is var at && at >= 0 && at < _days * Slot.PartsOfDay ? at : null;
    }

    /// <summary><c>{"from": "2027-01-04", "days": 14, "free": "…"}</c>, the bits in base 64.</summary>
    internal sealed class SlotSetConverter : JsonConverter<SlotSet>
    {
        public override SlotSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            DateOnly from = default;
            var days = -1;
            byte[] free = [];
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("not a set of slots");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "from" when DateOnly.TryParseExact(reader.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                        from = day;
                        break;
                    case "days" when reader.TryGetInt32(out var count):
                        days = count;
                        break;
                    case "free" when reader.TryGetBytesFromBase64(out var bytes):
                        free = bytes;
                        break;
                    default:
                        throw new JsonException("not a set of slots");
                }
            }

            return SlotSet.Read(from, days, free) ?? throw new JsonException("not a set of slots");
        }

        public override void Write(Utf8JsonWriter writer, SlotSet value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("from", value.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteNumber("days", value.Days);
            writer.WriteBase64String("free", value.Bytes());
            writer.WriteEndObject();
        }
    }
}
