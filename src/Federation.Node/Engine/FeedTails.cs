using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Node.Engine;

/// <summary>
/// The last entries this node wrote, by hub, so that its own followers need not read back what was just committed; and the bell that wakes
/// them. Both are hints: a follower that finds a gap here reads the feed.
/// </summary>
public sealed class FeedTails
{
    private const int Longest = 8192;

    private readonly ConcurrentDictionary<HubId, Tail> _tails = new();

    /// <summary>Rung with the hub whose feed grew, here or elsewhere.</summary>
    public event Action<HubId>? Grew;

    /// <summary>Rung with a hub and its head when this process wrote: for whoever tells the others.</summary>
    public event Action<HubId, long>? Wrote;

    public void Add(IReadOnlyCollection<AppendResult> results)
    {
        foreach (var byHub in results.Where(result => !result.Entries.IsDefaultOrEmpty).GroupBy(result => result.Entries[0].Hub))
        {
            var entries = byHub.SelectMany(result => result.Entries).ToList();
            _tails.GetOrAdd(byHub.Key, _ => new Tail()).Add(entries);
            Grew?.Invoke(byHub.Key);
            Wrote?.Invoke(byHub.Key, entries[^1].Position);
        }
    }

    /// <summary>The feed has grown to this head, by whoever's hand; one's own is known already.</summary>
    public void Hint(HubId hub, long head)
    {
        if (!_tails.TryGetValue(hub, out var tail) || tail.Hear(head))
        {
            Grew?.Invoke(hub);
        }
    }

    /// <summary>Nothing is known here to come after this position: neither written by this node nor hinted at by another.</summary>
    public bool EndsAt(HubId hub, long position) => _tails.TryGetValue(hub, out var tail) && tail.EndsAt(position);

    /// <summary>Entries straight after <paramref name="after"/>, or null when the tail does not reach back to there or skips.</summary>
    public IReadOnlyList<Entry>? After(HubId hub, long after, int most) => _tails.TryGetValue(hub, out var tail) ? tail.After(after, most) : null;

    private sealed class Tail
    {
        private readonly Queue<Entry> _entries = new();
        private readonly Lock _gate = new();
        private long _last;
        private long _heard;

        /// <returns>True when that head is news.</returns>
        public bool Hear(long head)
        {
            lock (_gate)
            {
                _heard = Math.Max(_heard, head);
                return head > _last;
            }
        }

        public bool EndsAt(long position)
        {
            lock (_gate)
            {
                return position == _last && _heard <= _last;
            }
        }

        public void Add(IEnumerable<Entry> entries)
        {
            lock (_gate)
            {
                foreach (var entry in entries)
                {
                    // Another node wrote in between: what is older no longer joins what is new.
                    if (entry.Position != _last + 1)
                    {
                        _entries.Clear();
                    }

                    _entries.Enqueue(entry);
                    _last = entry.Position;
                    if (_entries.Count > Longest)
                    {
                        _entries.Dequeue();
                    }
                }
            }
        }

        public IReadOnlyList<Entry>? After(long after, int most)
        {
            lock (_gate)
            {
                if (_entries.Count == 0 || after >= _last || _entries.Peek().Position > after + 1)
                {
                    return null;
                }

                var skip = (int)(after + 1 - _entries.Peek().Position);
                return [.. _entries.Skip(skip).Take(most)];
            }
        }
    }
}
