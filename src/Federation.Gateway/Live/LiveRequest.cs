using System.Collections.Immutable;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Search.Queries;

namespace Federation.Gateway.Live;

/// <summary>What a client asks of a stream: <c>schemas/feed/filter.schema.json</c>.</summary>
/// <param name="Search">Of offers, those that it finds; null: whatever is of the wish. It has no age and no hub through which one looks: a feed knows neither.</param>
/// <param name="After">Null: only what comes from now on.</param>
internal sealed record LiveRequest(FeedWish Wish, OfferSearch? Search, FeedPlace? After)
{
    private const int MostNames = 64;
    private const int MostPositions = 500;

    /// <param name="readers">The hubs for which the caller acts.</param>
    /// <returns>The request, or the code of what is wrong with it.</returns>
    public static (LiveRequest? Request, string? Wrong) Read(JsonElement filter, IReadOnlyList<HubId> readers)
    {
        if (filter.ValueKind != JsonValueKind.Object)
        {
            return (null, LiveCodes.BadFilter);
        }

        IReadOnlyList<HubId>? hubs = null;
        IReadOnlyList<string>? kinds = null;
        IReadOnlyList<Audience>? audiences = null;
        OfferSearch? search = null;
        FeedPlace? after = null;
        foreach (var property in filter.EnumerateObject())
        {
            var understood = property.Name switch
            {
                "hubs" => (hubs = Names(property.Value, text => HubId.TryParse(text, out var hub) ? hub : (HubId?)null)) is not null,
                "kinds" => (kinds = Names<string>(property.Value, text => FeedForms.Of(text) is null ? null : text)) is not null,
                "audiences" => audiences is null && (audiences = Names(property.Value, text => Audience.TryParse(text, out var audience) ? audience : (Audience?)null)) is not null,
                "inbox" => audiences is null && property.Value.ValueKind == JsonValueKind.String && HubId.TryParse(property.Value.GetString(), out var own) && (audiences = [Audience.To(own)]) is not null,
                "criteria" => (search = Criteria(property.Value)) is not null,
                "after" => true,
                _ => false,
            };
            if (!understood)
            {
                return (null, LiveCodes.BadFilter);
            }

            if (property.Name == "after" && (after = Place(property.Value)) is null)
            {
                return (null, LiveCodes.BadCursor);
            }
        }

        if (search is not null)
        {
            // Of an entry of another kind no search says anything: it would be waited for in vain.
            kinds ??= LiveOfferTurns.Kinds;
            if (kinds.Except(LiveOfferTurns.Kinds).Any())
            {
                return (null, LiveCodes.BadFilter);
            }
        }

        // What one may not read is refused by name, rather than waited for in vain.
        return audiences is not null && !audiences.All(audience => MayAsk(audience, readers))
            ? (null, LiveCodes.NotAllowed)
            : (new LiveRequest(new FeedWish(hubs, readers, kinds, audiences), search, after), null);
    }

    /// <summary>Null when something of it is not understood: half of a search finds too much.</summary>
    private static OfferSearch? Criteria(JsonElement text) =>
        text.ValueKind == JsonValueKind.String && OfferSearch.Read(text.GetString(), out var understood) is var search && understood ? new OfferSearch(search.Criteria) : null;

    private static bool MayAsk(Audience audience, IReadOnlyList<HubId> readers) =>
        audience == Audience.Public || (audience.Addressed is { } to ? readers.Contains(to) : readers.Count > 0);

    /// <summary>Distinct and in order, so that the same wish is the same wish; null when one of them is none.</summary>
    private static IReadOnlyList<T>? Names<T>(JsonElement list, Func<string, T?> parse)
        where T : struct
    {
        var names = Texts(list)?.Select(parse).ToList();
        return names is null || names.Contains(null) ? null : [.. names.OfType<T>().DistinctBy(name => name.ToString()).OrderBy(name => name.ToString(), StringComparer.Ordinal)];
    }

    private static IReadOnlyList<T>? Names<T>(JsonElement list, Func<string, string?> parse)
        where T : class
    {
        var names = Texts(list)?.Select(parse).ToList();
        return names is null || names.Contains(null) ? null : [.. names.OfType<T>().Distinct().Order()];
    }

    private static IEnumerable<string>? Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() is > 0 and <= MostNames && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? list.EnumerateArray().Select(item => item.GetString()!)
            : null;

    private static FeedPlace? Place(JsonElement after)
    {
        if (after.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var positions = ImmutableSortedDictionary.CreateBuilder<HubId, long>();
        foreach (var property in after.EnumerateObject())
        {
            if (!HubId.TryParse(property.Name, out var hub) || positions.ContainsKey(hub) || positions.Count == MostPositions
                || property.Value.ValueKind != JsonValueKind.Number || !property.Value.TryGetInt64(out var position) || position < 0)
            {
                return null;
            }

            positions.Add(hub, position);
        }

        return new FeedPlace(positions.ToImmutable());
    }
}
