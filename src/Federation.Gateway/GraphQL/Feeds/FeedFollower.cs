using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Feeds;

/// <summary>
/// Reads feeds on for as long as somebody listens: what was missed from the storage, then what comes as it is written. The bell is a hint; without one
/// it looks by itself after a while. Nobody is pushed: who listens slowly is read to slowly, and catches up.
/// </summary>
public sealed class FeedFollower(FeedReader feeds, FeedTails tails, SignInDesk desk, NodeOptions options, TimeProvider clock)
{
    /// <summary>How long a closed account may go on waiting where nothing comes. What comes is told after a look at its account.</summary>
    public static readonly TimeSpan CheckedEvery = TimeSpan.FromMinutes(1);

    /// <param name="after">Null: only what comes from now on.</param>
    /// <param name="rights">Of who listens: what is told, and what is asked of it, rests on them. Once one of them is gone, so is the stream.</param>
    /// <returns>Entries by the page, never an empty one.</returns>
    public async IAsyncEnumerable<IReadOnlyList<PlacedEntry>> Follow(FeedWish wish, FeedPlace? after, IReadOnlyList<HubRight> rights, [EnumeratorCancellation] CancellationToken cancel)
    {
        var signal = new AsyncSignal(clock);
        var grown = new ConcurrentDictionary<HubId, byte>();
        void Note(HubId hub)
        {
            grown[hub] = 0;
            signal.Ring();
        }

        // Before the first look: what is written between the look and the wait rings.
        tails.Grew += Note;
        try
        {
            var place = after;
            var (checkedAt, lookedAt) = (clock.GetTimestamp(), clock.GetTimestamp());
            var more = true;
            while (true)
            {
                if (!more)
                {
                    await signal.Wait(options.PollEvery, cancel);
                }

                // A feed that rings all the time must not keep a bell that was lost from being noticed: all feeds are looked at now and then.
                var rung = clock.GetElapsedTime(lookedAt) < options.PollEvery ? Rung(grown) : [];
                if (rung.Count == 0)
                {
                    lookedAt = clock.GetTimestamp();
                }

                if (await Next(wish, place, rung, cancel) is not { } page)
                {
                    more = false;
                    continue;
                }

                if (rights.Count > 0 && (page.Entries.Count > 0 || clock.GetElapsedTime(checkedAt) > CheckedEvery))
                {
                    if (await AreOpen(rights, cancel) is not { } open)
                    {
                        more = false;
                        continue;
                    }

                    if (!open)
                    {
                        yield break;
                    }

                    checkedAt = clock.GetTimestamp();
                }

                (place, more) = (page.End, page.More);
                if (page.Entries.Count > 0)
                {
                    yield return page.Entries;
                }
            }
        }
        finally
        {
            tails.Grew -= Note;
        }
    }

    /// <summary>Null while the storage cannot be used: the place stays, and the next look begins there.</summary>
    private async Task<FeedPage?> Next(FeedWish wish, FeedPlace? place, IReadOnlyCollection<HubId> rung, CancellationToken cancel)
    {
        try
        {
            if (place is null)
            {
                var head = await feeds.Head(wish, cancel);
                return new FeedPage([], head, false, head);
            }

            return (rung.Count > 0 ? feeds.Remembered(wish, place, rung) : null) ?? await feeds.Read(wish, place, FeedReader.LongestPage, cancel);
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private static List<HubId> Rung(ConcurrentDictionary<HubId, byte> grown)
    {
        var hubs = grown.Keys.ToList();
        hubs.ForEach(hub => grown.TryRemove(hub, out _));
        return hubs;
    }

    private async Task<bool?> AreOpen(IReadOnlyList<HubRight> rights, CancellationToken cancel)
    {
        try
        {
            return (await desk.Open(rights, cancel)).IsSupersetOf(rights);
        }
        catch (StorageException)
        {
            return null;
        }
    }
}
