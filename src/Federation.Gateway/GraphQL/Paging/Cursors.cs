using System.Buffers.Text;
using System.Text;
using Federation.Domain.Grains;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Paging;

/// <summary>Places in lists as clients see them: opaque, with a leading version so that they may change. A place is no right.</summary>
public static class Cursors
{
    private const int Longest = 24 * 1024;

    public static string Write(ListCursor cursor) => Close($"1:{cursor}");

    public static bool TryRead(string text, out ListCursor cursor)
    {
        cursor = default;
        return Open(text) is { } plain && ListCursor.TryParse(plain, out cursor);
    }

    public static string Write(StructurePlace place) => Close($"1:{place.Grain}:{place.Sort}");

    public static bool TryRead(string text, out StructurePlace place)
    {
        place = default;
        if (Open(text)?.Split(':', 2) is not [var grain, var sort])
        {
            return false;
        }

        place = new StructurePlace(sort, grain);
        return true;
    }

    public static string Write(OfferPlace place) => Close($"1:{place}");

    public static bool TryRead(string text, out OfferPlace place)
    {
        place = default;
        return Open(text) is { } plain && OfferPlace.TryParse(plain, out place);
    }

    public static string Write(ListPlace place) => Close($"1:{place}");

    public static bool TryRead(string text, out ListPlace place)
    {
        place = default;
        return Open(text) is { } plain && ListPlace.TryParse(plain, out place);
    }

    /// <summary>Hubs are listed by code.</summary>
    public static string Write(HubId hub) => Close($"1:{hub}");

    public static bool TryRead(string text, out HubId hub)
    {
        hub = default;
        return Open(text) is { } plain && HubId.TryParse(plain, out hub);
    }

    public static string Write(FeedPlace place) => Close($"1:{place}");

    public static bool TryRead(string text, out FeedPlace place)
    {
        place = FeedPlace.Beginning;
        return Open(text) is { } plain && FeedPlace.TryParse(plain, out place);
    }

    private static string Close(string plain) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(plain));

    private static string? Open(string text) =>
        text.Length is > 0 and <= Longest && Base64Url.IsValid(text) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)) is var plain
        && plain.StartsWith("1:", StringComparison.Ordinal)
            ? plain[2..]
            : null;
}
