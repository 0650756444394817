using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Node.Desk;
using Federation.Search.Jobs;
using Federation.Storage.Feeds;

namespace Federation.Gateway.Live;

/// <summary>
/// Entries of offers as a search sees them, read once for all who look for some offers only. A turn is a function of its own feed up to its position and of
/// nothing else: whoever follows and whoever catches up a year later are told the same.
/// </summary>
internal sealed class LiveOfferTurns(IHubStore store)
{
    /// <summary>Turns kept, some ten kilobytes each: the offers of the tails, and what a crowd that comes back reads.</summary>
    private const int Most = 2_048;

    /// <summary>Reading words is processor time; whoever comes back from far waits for it, and nobody who follows does.</summary>
    private const int ReadingsAtOnce = 2;

    private static readonly string Published = DomainJson.Facts.NameOf(typeof(OfferPublished));
    private static readonly string Ended = DomainJson.Facts.NameOf(typeof(OfferEnded));

    [ThreadStatic]
    private static OfferReader? _reader;

    private readonly OfferPast _past = new(store);
    private readonly ConcurrentDictionary<(HubId Hub, long Position), Lazy<Task<LiveOfferTurn>>> _turns = new();
    private readonly ConcurrentQueue<(HubId, long)> _held = new();
    private readonly SemaphoreSlim _readings = new(ReadingsAtOnce);

    /// <summary>Of these entries a search says whether they are wanted; of no others.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        .. new[] { typeof(OfferPublished), typeof(OfferRenewed), typeof(OfferEnded), typeof(OfferJoined), typeof(OfferLeft) }.Select(DomainJson.Facts.NameOf).Order(StringComparer.Ordinal),
    ];

    /// <param name="json">The entry as it goes out; of one of <see cref="Kinds"/>.</param>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public Task<LiveOfferTurn> Of(HubId hub, long position, byte[] json) => _turns.GetOrAdd((hub, position), key => new Lazy<Task<LiveOfferTurn>>(() => Load(key, json))).Value;

    private async Task<LiveOfferTurn> Load((HubId Hub, long Position) key, byte[] json)
    {
        await _readings.WaitAsync();
        try
        {
            var turn = await Read(json);
            _held.Enqueue(key);
            while (_held.Count > Most && _held.TryDequeue(out var oldest))
            {
                _turns.TryRemove(oldest, out _);
            }

            return turn;
        }
        catch
        {
            // Not kept: the next who asks tries again.
            _turns.TryRemove(key, out _);
            throw;
        }
        finally
        {
            _readings.Release();
        }
    }

    private async Task<LiveOfferTurn> Read(byte[] json)
    {
        using var entry = JsonDocument.Parse(json);
        var root = entry.RootElement;
        var (kind, subject, at) = (root.GetProperty("kind").GetString()!, GrainId.Parse(root.GetProperty("subject").GetString()!), root.GetProperty("at").GetDateTimeOffset());
        var published = kind == Published ? (OfferPublished)DomainJson.Facts.Read(kind, JsonSerializer.SerializeToUtf8Bytes(root.GetProperty("data"))) : null;
        var past = published is { Version: 1 } ? null : await _past.Before(subject, root.GetProperty("version").GetInt64(), CancellationToken.None);
        var before = past is null ? null : Analysed(subject, past.At, (OfferPublished)past.Fact);
        return new LiveOfferTurn(before, published is not null ? Analysed(subject, at, published) : kind == Ended ? null : before);
    }

    /// <summary>
    /// As its own hub publishes it, alone: which other hubs join it stands in their feeds, and between two feeds there is no order that everybody would see alike.
    /// </summary>
    private static AnalysedOffer Analysed(GrainId offer, DateTimeOffset at, OfferPublished published) => (_reader ??= new OfferReader()).Read(
        new PublishedOffer(offer.Hub, OfferId.Parse(offer.Key), published.Posting, published.Version, published.Since ?? at, at, published.Until, []));
}
