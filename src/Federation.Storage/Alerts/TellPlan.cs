using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Storage.Mail;

namespace Federation.Storage.Alerts;

/// <summary>What the ledger held, read under its lock.</summary>
public sealed class LedgerFound
{
    public required long Head { get; init; }

    /// <summary>Of those that the work names, and of those that were told of what is over.</summary>
    public Dictionary<SubscriptionId, SubscriptionRow> Subscriptions { get; } = [];

    /// <summary>Who was told already of what the work tells.</summary>
    public HashSet<(SubscriberId Subscriber, Thing Thing)> Known { get; } = [];

    /// <summary>Who was told of its beginning, of each end.</summary>
    public Dictionary<Thing, IReadOnlyList<Telling>> Told { get; } = [];
}

/// <summary>
/// Decides who is told of what, and by which letter. Pure: the database and the simulator obey the same plan. A subscription counts as it stands in its row,
/// not as the matcher knew it: one that ended or pauses is told nothing, and one whose criteria changed since is left to the entry that says so.
/// </summary>
public sealed class TellPlan
{
    /// <summary>What was published so many days ago is no news to anybody: past that, its tellings may be forgotten.</summary>
    public const int NewsFor = 365;

    private readonly TellWork _work;
    private readonly LedgerFound _found;
    private readonly List<(Telling Telling, AlertChannel? Letter)> _new = [];

    private TellPlan(TellWork work, LedgerFound found) => (_work, _found) = (work, found);

    public List<Telling> Tellings { get; } = [];

    public List<QueuedMail> Letters { get; } = [];

    /// <summary>They waited for a letter and are over before it: neither is told by letter.</summary>
    public List<Telling> Spared { get; } = [];

    public long Head => _found.Head + Tellings.Count;

    public static TellPlan Make(TellWork work, LedgerFound found)
    {
        var plan = new TellPlan(work, found);
        foreach (var shown in work.Shown)
        {
            plan.Tell(shown);
        }

        foreach (var over in work.Over)
        {
            plan.Tell(over);
        }

        plan.Write();
        foreach (var letter in work.Letters)
        {
            plan.Write(letter);
        }

        return plan;
    }

    private void Tell(Shown shown)
    {
        if (shown.Since < _work.At.AddDays(-NewsFor))
        {
            return;
        }

        foreach (var person in shown.Matches.Select(match => (Match: match, Row: Confirmed(match.Subscription)))
            .Where(pair => pair.Row is { } row && row.Version == pair.Match.Version && shown.Since >= row.From)
            .GroupBy(pair => pair.Row!.Subscriber))
        {
            Add(shown.Thing, person.Key, [.. person.Select(pair => pair.Match).Distinct().OrderBy(match => match.Subscription)], Soonest(person.Select(pair => pair.Row!.Letter)));
        }
    }

    private void Tell(Thing over)
    {
        // Of a session, a person may have been told more than once: announced, and free again.
        foreach (var told in (_found.Told.GetValueOrDefault(over) ?? []).GroupBy(telling => telling.Subscriber))
        {
            ImmutableArray<Match> why = [.. told.SelectMany(telling => telling.Why).Distinct().OrderBy(match => match.Subscription)];
            var rows = why.Select(match => Confirmed(match.Subscription)).OfType<SubscriptionRow>().ToList();
            if (rows.Count == 0)
            {
                continue;
            }

            // Whoever was to read of it tomorrow need not read tomorrow that it came and went.
            var unheard = told.Where(telling => telling.Mail is TellingMail.Daily or TellingMail.Weekly && telling.SeenAt is null).ToList();
            Spared.AddRange(unheard);
            Add(over, told.Key, why, unheard.Count == told.Count() ? null : Soonest(rows.Select(row => row.Letter)));
        }
    }

    /// <summary>Whether this telling is the beginning of what ends so.</summary>
    public static bool Begins(Thing told, Thing over) =>
        told.Of == over.Of && told.What != Happening.Ended && (told.What == Happening.PlaceFreed || told.Part == over.Part);

    private SubscriptionRow? Confirmed(SubscriptionId id) =>
        _found.Subscriptions.TryGetValue(id, out var row) && row.Status == SubscriptionStatus.Confirmed ? row : null;

    private static AlertChannel? Soonest(IEnumerable<AlertChannel?> letters) => letters.Where(letter => letter is not null).Order().FirstOrDefault();

    private void Add(Thing thing, SubscriberId subscriber, ImmutableArray<Match> why, AlertChannel? letter)
    {
        if (!_found.Known.Add((subscriber, thing)))
        {
            return;
        }

        var mail = letter switch
        {
            AlertChannel.EmailAtOnce => TellingMail.Queued,
            AlertChannel.EmailDaily => TellingMail.Daily,
            AlertChannel.EmailWeekly => TellingMail.Weekly,
            _ => TellingMail.None,
        };
        _new.Add((new Telling(_work.Hub, subscriber, thing, _found.Head + _new.Count + 1, why, _work.At, mail), letter));
    }

    /// <summary>One letter to a person for all that this work tells them.</summary>
    private void Write()
    {
        var letters = _new.Where(one => one.Letter == AlertChannel.EmailAtOnce).GroupBy(one => one.Telling.Subscriber)
            .ToDictionary(group => group.Key, group => Letter(group.Key, [.. group.Select(one => one.Telling.Rank)]));
        Letters.AddRange(letters.Values.OrderBy(letter => letter.Id, StringComparer.Ordinal));
        Tellings.AddRange(_new.Select(one => one.Letter == AlertChannel.EmailAtOnce ? one.Telling with { Letter = letters[one.Telling.Subscriber].Id } : one.Telling));
    }

    private QueuedMail Letter(SubscriberId subscriber, List<long> ranks) => QueuedMail.Of(
        string.Create(CultureInfo.InvariantCulture, $"{AlertLetters.AtOnce}:{_work.Hub}:{ranks[0]}"), _work.Hub, AlertLetters.AtOnce, subscriber.ToString(),
        Payload(ranks.Count, ranks[0], ranks[^1]), _work.At, AlertLetters.NewsLast);

    private void Write(OwnLetter letter) => Letters.Add(QueuedMail.Of(
        string.Create(CultureInfo.InvariantCulture, $"{letter.Kind}:{_work.Hub}:{letter.Position}"), _work.Hub, letter.Kind, letter.Subscription.ToString(), "{}",
        _work.At, AlertLetters.Lasts(letter.Kind)));

    internal static string Payload(int count, long first, long last) => string.Create(CultureInfo.InvariantCulture, $$"""{"count":{{count}},"first":{{first}},"last":{{last}}}""");
}
