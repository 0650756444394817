using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Results;

/// <summary>
/// The place of the last hit of a page: its sort key, and the weights of the words on the first page, so that offers that come and go between two
/// pages move no other offer. It is a place, not a right: whoever holds it sees what they may see anyway.
/// </summary>
/// <param name="Score">0 when the order is by date.</param>
/// <param name="PublishedAt">Milliseconds.</param>
/// <param name="Weights">Of the units of the query, 1 to 15 each; empty when the order is by date.</param>
public sealed record SearchCursor(int Score, long PublishedAt, OfferId Id, HubId Hub, ImmutableArray<byte> Weights)
{
    private const byte Version = 1;
    private const int LongestText = 160;
    private const int FixedLength = 1 + 2 + 8 + 36 + 1;

    public bool Equals(SearchCursor? other) =>
        other is not null && (Score, PublishedAt, Id, Hub) == (other.Score, other.PublishedAt, other.Id, other.Hub) && Weights.AsSpan().SequenceEqual(other.Weights.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Score, PublishedAt, Id, Hub);

    /// <summary>In letters, digits, hyphens and low lines.</summary>
    public override string ToString()
    {
        var hub = Hub.ToString();
        Span<byte> bytes = stackalloc byte[FixedLength + Weights.Length + hub.Length];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], (ushort)Score);
        BinaryPrimitives.WriteInt64BigEndian(bytes[3..], PublishedAt);
        Encoding.ASCII.GetBytes(Id.ToString(), bytes[11..]);
        bytes[47] = (byte)Weights.Length;
        Weights.AsSpan().CopyTo(bytes[FixedLength..]);
        Encoding.ASCII.GetBytes(hub, bytes[(FixedLength + Weights.Length)..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>False when the text is no cursor, or one of other criteria or of another order.</returns>
    public static bool TryParse(string? text, Query query, SearchOrder order, [NotNullWhen(true)] out SearchCursor? cursor)
    {
        cursor = null;
        if (text is null || text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        if (bytes.Length < FixedLength || bytes[0] != Version || bytes.Length < FixedLength + bytes[47])
        {
            return false;
        }

        var weights = bytes.Slice(FixedLength, bytes[47]).ToImmutableArray();
        var published = BinaryPrimitives.ReadInt64BigEndian(bytes[3..]);
        var score = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        var expected = order == SearchOrder.Date ? 0 : query.Units.Length;
        if (weights.Length != expected || score >> Relevance.ScoreBits != 0 || weights.Any(weight => weight is < 1 or > Relevance.HighestWeight)
            || !OfferId.TryParse(Encoding.ASCII.GetString(bytes[11..47]), out var id)
            || !HubId.TryParse(Encoding.ASCII.GetString(bytes[(FixedLength + weights.Length)..]), out var hub))
        {
            return false;
        }

        cursor = new SearchCursor(score, published, id, hub, weights);
        return true;
    }
}
