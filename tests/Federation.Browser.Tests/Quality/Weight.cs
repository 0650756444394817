using System.Collections.Concurrent;

namespace Federation.Quality;

/// <summary>
/// What a first visit costs: bytes on the wire, headers and compression counted, nothing from a cache. Each address once: a live page that another
/// story's news reached meanwhile, or a font fetched anew because the cache is off, is not a heavier first visit.
/// </summary>
public sealed class Weight
{
    /// <summary>Of the look's promise: page, font, style and script.</summary>
    public const long Most = 100_000;

    private readonly ConcurrentDictionary<string, string> _addresses = new();
    private readonly ConcurrentDictionary<string, bool> _counted = new();
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<Weight> Of(IPage page)
    {
        var weight = new Weight();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        devtools.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            if (sent is { } asked)
            {
                weight._addresses[asked.GetProperty("requestId").GetString()!] = asked.GetProperty("request").GetProperty("url").GetString()!;
            }
        };
        devtools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            if (finished is { } done && weight._counted.TryAdd(weight._addresses.GetValueOrDefault(done.GetProperty("requestId").GetString()!, ""), true))
            {
                Interlocked.Add(ref weight._bytes, (long)done.GetProperty("encodedDataLength").GetDouble());
            }
        };
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        return weight;
    }

    public void Reset()
    {
        _counted.Clear();
        Interlocked.Exchange(ref _bytes, 0);
    }
}
