using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Alerts;
using Federation.Storage.Mail;

namespace Federation.Node.Tests.Simulation;

/// <summary>Tellings and letters of one hub, as they survive a crash.</summary>
public sealed class DiskLedger(HubId hub, World world)
{
    private readonly Dictionary<(SubscriberId Subscriber, Thing Thing), Telling> _tellings = [];
    private long _head;
    private long _epoch;

    public IReadOnlyDictionary<(SubscriberId Subscriber, Thing Thing), Telling> Tellings => _tellings;

    public Dictionary<string, QueuedMail> Letters { get; } = [];

    public long Begin() => ++_epoch;

    /// <param name="row">A subscription of this hub as it stands.</param>
    /// <param name="remains">Whether the person has a subscription left.</param>
    public TellResult Tell(TellWork work, Func<SubscriptionId, SubscriptionRow?> row, Func<SubscriberId, bool> remains)
    {
        if (work.Epoch is { } epoch && epoch != _epoch)
        {
            throw new TellerSupersededException();
        }

        var plan = TellPlan.Make(work, Find(work, row));
        foreach (var telling in plan.Tellings)
        {
            if (!_tellings.TryAdd((telling.Subscriber, telling.Thing), telling))
            {
                world.Break($"{telling.Subscriber} of {hub} is told twice of {telling.Thing}");
            }

            if (telling.Rank != ++_head)
            {
                world.Break($"{hub} gives rank {telling.Rank} after {_head - 1}");
            }
        }

        foreach (var spared in plan.Spared)
        {
            _tellings[(spared.Subscriber, spared.Thing)] = spared with { Mail = TellingMail.Over };
        }

        var letters = plan.Letters.Count(letter => Letters.TryAdd(letter.Id, letter));
        foreach (var left in work.Left.Where(left => !remains(left)))
        {
            foreach (var key in _tellings.Keys.Where(key => key.Subscriber == left).ToList())
            {
                _tellings.Remove(key);
            }
        }

        return new TellResult(plan.Tellings.Count, letters, _head);
    }

    private LedgerFound Find(TellWork work, Func<SubscriptionId, SubscriptionRow?> row)
    {
        var found = new LedgerFound { Head = _head };
        if (world.Flaw != Flaw.TellsTwice)
        {
            found.Known.UnionWith(_tellings.Keys);
        }

        foreach (var over in work.Over)
        {
            found.Told[over] = [.. _tellings.Values.Where(telling => TellPlan.Begins(telling.Thing, over)).OrderBy(telling => telling.Rank)];
        }

        foreach (var id in work.Shown.SelectMany(shown => shown.Matches).Concat(found.Told.Values.SelectMany(told => told).SelectMany(telling => telling.Why)).Select(match => match.Subscription).Distinct())
        {
            if (row(id) is { } known)
            {
                found.Subscriptions[id] = known;
            }
        }

        return found;
    }
}
