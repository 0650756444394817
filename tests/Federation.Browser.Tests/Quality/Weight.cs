namespace Federation.Quality;

/// <summary>What a first visit costs: bytes on the wire, headers and compression counted, nothing from a cache.</summary>
public sealed class Weight
{
    /// <summary>Of the look's promise: page, font, style and script.</summary>
    public const long Most = 100_000;

    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public static async Task<Weight> Of(IPage page)
    {
        var weight = new Weight();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        devtools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref weight._bytes, (long)(finished?.GetProperty("encodedDataLength").GetDouble() ?? 0));
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        return weight;
    }

    public void Reset() => Interlocked.Exchange(ref _bytes, 0);
}
