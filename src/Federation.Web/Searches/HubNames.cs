using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Web.Searches;

/// <summary>
/// Short names of hubs, from memory: a search asks the database nothing. They are read anew behind the back of whoever asks; while the database is
/// away the last ones stay.
/// </summary>
public sealed class HubNames(HubDirectory directory, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private Known? _known;
    private int _reading;

    /// <summary>Waits for the database once, at the first question.</summary>
    public async ValueTask<IReadOnlyDictionary<HubId, string>> All(CancellationToken cancel)
    {
        if (Volatile.Read(ref _known) is not { } known)
        {
            return (await Read(cancel)).Names;
        }

        if (clock.GetElapsedTime(known.Stamp) > Fresh && Interlocked.Exchange(ref _reading, 1) == 0)
        {
            _ = ReadBehind();
        }

        return known.Names;
    }

    private async Task ReadBehind()
    {
        try
        {
            await Read(CancellationToken.None);
        }
        catch (StorageException)
        {
            // Asked again by the next one who looks.
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    private async Task<Known> Read(CancellationToken cancel)
    {
        var names = (await directory.All(cancel)).ToDictionary(hub => hub.Id, hub => hub.Profile.ShortName);
        var known = new Known(names, clock.GetTimestamp());
        Volatile.Write(ref _known, known);
        return known;
    }

    private sealed record Known(IReadOnlyDictionary<HubId, string> Names, long Stamp);
}
