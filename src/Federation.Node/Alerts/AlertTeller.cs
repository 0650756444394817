using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Alerts;

namespace Federation.Node.Alerts;

/// <param name="Read">Entries taken.</param>
/// <param name="New">Tellings that were not there before.</param>
public readonly record struct TellerStep(int Read, int New);

/// <summary>
/// Tells the subscribers of one hub what comes: reads a page of a feed, asks the matcher, records tellings, letters and its cursor in one transaction.
/// <para>
/// Who is told: a subscription that is confirmed and does not pause, of an offer that its hub shows, that answers its criteria and was published at
/// <see cref="SubscriptionState.From"/> or later. Whichever comes first is looked at last: an offer's entry asks the subscriptions that are held, and a
/// subscription's entry (confirmed, refined, resumed) asks the offers that are shown. One of the two finds the other, since each looks at what is there
/// now, after its own entry was written.
/// </para>
/// </summary>
public sealed class AlertTeller(HubId hub, IFeeds feeds, IAlertLedger ledger, IAlertOffers offers, IAlertTrainings trainings, IAlertMatcher matcher, TimeProvider clock, NodeOptions options)
{
    /// <summary>Offers of one transaction, where a subscription meets many at once.</summary>
    private const int Slice = 200;

    private readonly TrainingTeller _trainings = new(hub, trainings, matcher);
    private readonly Dictionary<HubId, long> _unsaved = [];
    private Dictionary<HubId, long> _positions = [];
    private long? _epoch;
    private long _saved;

    /// <summary>What a node holds to tell for a hub, so that no other does the same work.</summary>
    public static string Lease(HubId hub) => $"alerts:{hub}";

    /// <summary>Takes one page of a feed.</summary>
    public async Task<TellerStep> Step(HubId source, CancellationToken cancel)
    {
        if (_epoch is null)
        {
            await Begin(cancel);
        }

        var after = _positions.GetValueOrDefault(source);
        var entries = await feeds.Read(source, after, options.PageLength, cancel);
        if (entries.Count == 0 || entries[0].Position != after + 1)
        {
            return default;
        }

        var told = 0;
        var letters = new List<OwnLetter>();
        var left = new List<SubscriberId>();
        foreach (var group in source == hub ? entries.Where(entry => entry.Subject.Kind == GrainKind.Subscription).GroupBy(entry => entry.Subject) : [])
        {
            told += await Know(group.Key, [.. group], letters, left, cancel);
        }

        if (source == hub && entries.Any(entry => entry.Fact is PlatformDiffusionChanged))
        {
            told += await CatchUp(cancel);
        }

        var (shown, over) = await Offers(entries, cancel);
        var (announced, calledOff) = await _trainings.Read(entries, cancel);
        shown.AddRange(announced);
        over.AddRange(calledOff);
        var upTo = entries[^1].Position;
        var positions = new Dictionary<HubId, long>(_unsaved) { [source] = upTo };
        var work = Work(shown, over, letters, left);

        // Cursors alone are not worth a flush of the disk each time: one that is lost repeats what is known.
        if (!work.IsEmpty || clock.GetElapsedTime(_saved) >= options.SaveCursorsEvery)
        {
            told += await Save(work, positions, cancel);
        }
        else
        {
            // Noted only where nothing was to be recorded: noted before a save that failed, the next page's save moved the cursor past a letter that was never written.
            _unsaved[source] = upTo;
        }

        _positions[source] = upTo;
        return new TellerStep(entries.Count, told);
    }

    /// <summary>Saves what is due, where nothing comes any more.</summary>
    public async Task Rest(CancellationToken cancel)
    {
        if (_unsaved.Count > 0)
        {
            await Save(Work([], [], [], []), _unsaved.ToDictionary(), cancel);
        }
    }

    private async Task Begin(CancellationToken cancel)
    {
        // First the right to move the cursors, then what they are to be moved with.
        var begun = await ledger.Begin(hub, cancel);
        await matcher.Load(hub, cancel);
        (_positions, _epoch, _saved) = (begun.Positions.ToDictionary(), begun.Epoch, clock.GetTimestamp());
    }

    private async Task<int> Save(TellWork work, IReadOnlyDictionary<HubId, long> positions, CancellationToken cancel)
    {
        var told = await ledger.Tell(work with { Positions = positions }, cancel);
        _unsaved.Clear();
        _saved = clock.GetTimestamp();
        return told.New;
    }

    /// <summary>A subscription as it stands now, whatever its entries said one after the other.</summary>
    private async Task<int> Know(GrainId grain, IReadOnlyList<Entry> entries, List<OwnLetter> letters, List<SubscriberId> left, CancellationToken cancel)
    {
        var id = SubscriptionId.Parse(grain.Key);
        foreach (var entry in entries)
        {
            switch (entry.Fact)
            {
                case SubscriptionAsked { Address: not null }:
                    letters.Add(new OwnLetter(id, AlertLetters.Confirm, entry.Position));
                    break;
                case SubscriptionReminded:
                    letters.Add(new OwnLetter(id, AlertLetters.Remind, entry.Position));
                    break;
                case SubscriptionEnded ended:
                    left.Add(ended.Subscriber);
                    break;
            }
        }

        var now = await offers.Subscription(grain, cancel);
        if (now is { Address: null } && entries.Any(entry => entry.Fact is SubscriptionChannelsChanged))
        {
            left.Add(now.Subscriber);
        }

        if (now is not { Status: SubscriptionStatus.Confirmed } row || await matcher.Put(row, cancel) is not { } sought)
        {
            matcher.Remove(id);
            return 0;
        }

        return entries.Any(entry => entry.Fact is SubscriptionConfirmed or SubscriptionRefined or SubscriptionResumed) ? await CatchUp(row, sought, cancel) : 0;
    }

    /// <summary>What is shown already and would have been told, had the subscription been as it is now.</summary>
    private async Task<int> CatchUp(SubscriptionRow row, Sought sought, CancellationToken cancel)
    {
        ImmutableArray<Match> match = [new Match(row.Id, row.Version)];
        if (row.Subject == AlertSubject.Offers)
        {
            return await CatchUp(row.From, offer => sought.Offer(offer) ? match : [], cancel);
        }

        var (told, met) = (0, new List<Shown>());
        await foreach (var missed in _trainings.Missed(row, sought, cancel))
        {
            met.Add(missed);
            if (met.Count == Slice)
            {
                told += (await ledger.Tell(Work(met, [], [], []), cancel)).New;
                met = [];
            }
        }

        return met.Count == 0 ? told : told + (await ledger.Tell(Work(met, [], [], []), cancel)).New;
    }

    /// <summary>The hub shows others' offers by other rules now: what became visible is news here.</summary>
    private Task<int> CatchUp(CancellationToken cancel)
    {
        var matched = new List<Match>();
        return CatchUp(
            clock.GetUtcNow().AddDays(-TellPlan.NewsFor),
            offer =>
            {
                matched.Clear();
                matcher.Match(offer, matched);
                return [.. matched];
            },
            cancel);
    }

    private async Task<int> CatchUp(DateTimeOffset from, Func<PublishedOffer, ImmutableArray<Match>> matches, CancellationToken cancel)
    {
        var (told, met) = (0, new List<Shown>());
        var rules = await offers.Rules(hub, cancel);
        await foreach (var offer in offers.Since(from, cancel))
        {
            if (!DiffusionRules.Shows(rules, hub, offer, clock.GetUtcNow()) || matches(offer) is not { IsEmpty: false } some)
            {
                continue;
            }

            met.Add(new Shown(new Thing(offer.Id.At(offer.Hub), Happening.Published), offer.PublishedAt, some));
            if (met.Count == Slice)
            {
                told += (await ledger.Tell(Work(met, [], [], []), cancel)).New;
                met = [];
            }
        }

        return met.Count == 0 ? told : told + (await ledger.Tell(Work(met, [], [], []), cancel)).New;
    }

    private async Task<(List<Shown> Shown, List<Thing> Over)> Offers(IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        var (shown, over) = (new List<Shown>(), new List<Thing>());
        var touched = entries.Where(entry => entry.Audience.MayBeReadBy(hub, entry.Hub)).SelectMany(OfferNews.Touched).Distinct().ToList();
        foreach (var joined in entries.Where(entry => entry.Fact is OfferJoined && entry.Audience.MayBeReadBy(hub, entry.Hub)))
        {
            // One that goes under another uncovers those that stood under it, and its entry does not name them.
            touched.AddRange((await offers.JoinedTo(joined.Subject, cancel)).Except(touched));
        }

        if (touched.Count == 0)
        {
            return (shown, over);
        }

        var rules = await offers.Rules(hub, cancel);
        var matched = new List<Match>();
        foreach (var grain in touched)
        {
            if (await offers.Find(grain, cancel) is not { } offer || !DiffusionRules.Shows(rules, hub, offer, clock.GetUtcNow()))
            {
                continue;
            }

            matched.Clear();
            matcher.Match(offer, matched);
            if (matched.Count > 0)
            {
                shown.Add(new Shown(new Thing(grain, Happening.Published), offer.PublishedAt, [.. matched]));
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Fact is OfferEnded ended && entry.Audience.MayBeReadBy(hub, entry.Hub) && !await IsShownElsewhere(ended, cancel))
            {
                over.Add(new Thing(entry.Subject, Happening.Ended));
            }
        }

        return (shown, over);
    }

    /// <summary>The same post goes on through another hub: it did not end.</summary>
    private async Task<bool> IsShownElsewhere(OfferEnded ended, CancellationToken cancel)
    {
        foreach (var other in (ended.Sources.IsDefault ? [] : ended.Sources).Concat(ended.Lead is { } lead ? [lead] : []))
        {
            if (await offers.Find(other, cancel) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private TellWork Work(IReadOnlyList<Shown> shown, IReadOnlyList<Thing> over, IReadOnlyList<OwnLetter> letters, IReadOnlyList<SubscriberId> left)
    {
        // Whole milliseconds, as everything that is stored.
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        return new TellWork(hub, now, shown, over, letters, left) { Epoch = _epoch };
    }
}
