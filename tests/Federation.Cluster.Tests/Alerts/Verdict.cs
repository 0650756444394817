namespace Federation.Cluster.Tests.Alerts;

/// <summary>Holds what was found against what must be, one promise after the other; each fault is a sentence.</summary>
public static class Verdict
{
    public static IReadOnlyList<string> Of(Expected expected, Evidence found) =>
        [.. Ledger(expected, found), .. Ends(expected, found), .. Letters(expected, found), .. Copies(found), .. Live(expected, found), .. Feeds(expected, found), .. Pages(expected, found), .. Seen(expected, found)];

    /// <summary>Copies beyond the first of each letter.</summary>
    public static int Repeats(Evidence found) => found.Copies.Length - found.Copies.Select(copy => copy.Name).Distinct().Count();

    private static IEnumerable<string> Ledger(Expected expected, Evidence found)
    {
        foreach (var twice in found.Ledger.GroupBy(told => (told.Hub, told.Subscriber, told.Offer, told.What)).Where(same => same.Count() > 1))
        {
            yield return $"told twice: {twice.Key}";
        }

        foreach (var hub in found.Ledger.GroupBy(told => told.Hub))
        {
            if (!hub.Select(told => told.Rank).Order().SequenceEqual(Enumerable.Range(1, hub.Count()).Select(rank => (long)rank)))
            {
                yield return $"ranks with gaps at {hub.Key}";
            }
        }

        var told = found.Ledger.Where(one => one.What == "published").Select(one => (one.Hub, one.Subscriber, one.Offer)).ToHashSet();
        foreach (var (person, post) in expected.Certain.Where(pair => !told.Contains((pair.Person.Hub, pair.Person.Subscriber, pair.Post.Id.Key))))
        {
            yield return $"never told: {person.Subscriber} of {person.Hub} of {post.Id}";
        }

        foreach (var one in found.Ledger)
        {
            var (person, post) = (expected.Find(one.Hub, one.Subscriber), expected.Posts.GetValueOrDefault(one.Offer));
            if (person is null || post is null || !one.Why.All(why => person.Alerts.TryGetValue(why, out var alert) && post.Texts.Exists(said => alert.Wish.Wants(said.Text))))
            {
                yield return $"told without a reason: {one}";
            }
        }
    }

    /// <summary>Of an end those are told, and those alone, who were told of the beginning.</summary>
    private static IEnumerable<string> Ends(Expected expected, Evidence found)
    {
        var ended = found.Ledger.Where(one => one.What == "ended").Select(one => (one.Hub, one.Subscriber, one.Offer)).ToHashSet();
        foreach (var one in found.Ledger.Where(one => one.What == "published"))
        {
            var isOver = expected.Posts.TryGetValue(one.Offer, out var post) && post.IsOver;
            if (isOver != ended.Remove((one.Hub, one.Subscriber, one.Offer)))
            {
                yield return isOver ? $"never told of the end: {one}" : $"told of an end that was none: {one}";
            }
        }

        foreach (var without in ended)
        {
            yield return $"told of the end and never of the beginning: {without}";
        }
    }

    /// <summary>A telling by letter is in one letter, of the soonest kind that its person wants; the letter left, says how many things it tells, and went to that person.</summary>
    private static IEnumerable<string> Letters(Expected expected, Evidence found)
    {
        var queue = found.Queue.ToDictionary(letter => letter.Id);
        var arrived = found.Copies.ToLookup(copy => copy.Name);
        foreach (var one in found.Ledger.Where(one => expected.Find(one.Hub, one.Subscriber) is not null))
        {
            var channels = one.Why.Select(why => expected.Find(one.Hub, one.Subscriber)!.Alerts.GetValueOrDefault(why)?.Channel).ToList();
            var wanted = channels.Contains(Channel.AtOnce) ? "queued" : channels.Exists(channel => channel is Channel.Daily or Channel.Weekly) ? "digested" : "none";

            // What came and went before its digest is in none.
            var spared = wanted == "digested" && expected.Posts.TryGetValue(one.Offer, out var post) && post.IsOver && one.Mail is "over" or "none";
            if (one.Mail != wanted && !spared)
            {
                yield return $"by the wrong letter, {wanted} was wanted: {one}";
            }
        }

        foreach (var letter in found.Ledger.Where(one => one.Letter is not null).GroupBy(one => one.Letter!))
        {
            var email = expected.Find(letter.First().Hub, letter.First().Subscriber)?.Email;
            if (letter.Select(one => one.Subscriber).Distinct().Count() != 1 || !queue.TryGetValue(letter.Key, out var queued) || queued.Count != letter.Count())
            {
                yield return $"a letter that tells something else than the ledger: {letter.Key}";
            }
            else if (queued.State != "sent" || !arrived[Mailbox.NameOf(letter.Key)].Any())
            {
                yield return $"a letter that never arrived: {queued}";
            }
            else if (arrived[Mailbox.NameOf(letter.Key)].Any(copy => copy.To != email))
            {
                yield return $"a letter to somebody else: {queued}";
            }
        }

        var names = found.Queue.Select(letter => Mailbox.NameOf(letter.Id)).ToHashSet();
        foreach (var stranger in found.Copies.Where(copy => !names.Contains(copy.Name)))
        {
            yield return $"a letter that nobody queued: {stranger}";
        }

        foreach (var left in found.Queue.Where(letter => letter.State != "sent"))
        {
            yield return $"a letter that did not leave: {left}";
        }
    }

    /// <summary>A copy is followed by another one only where the node died before it had noted the first: the mail server's answer was lost.</summary>
    private static IEnumerable<string> Copies(Evidence found)
    {
        foreach (var copies in found.Copies.GroupBy(copy => copy.Name))
        {
            var all = copies.ToList();
            foreach (var (copy, next) in all.Zip(all.Skip(1)))
            {
                if (next.Life <= copy.Life || !found.Unnoted.Contains((copy.Name, copy.Life)))
                {
                    yield return $"sent again without a lost answer: {copy}, then {next}";
                }
            }
        }

        // The product's own count says no less than what happened.
        var arrived = found.Copies.CountBy(copy => copy.Name).ToDictionary();
        foreach (var letter in found.Queue)
        {
            var more = arrived.GetValueOrDefault(Mailbox.NameOf(letter.Id)) - 1;
            if (more > letter.Unsure)
            {
                yield return $"{more} repeats, counted as {letter.Unsure}: {letter.Id}";
            }
        }
    }

    private static IEnumerable<string> Live(Expected expected, Evidence found)
    {
        foreach (var screen in found.Live)
        {
            // Hubs come in any order among each other; each one's entries in their own.
            var lines = screen.Lines.GroupBy(line => line.Split(' ')[0]).OrderBy(hub => hub.Key, StringComparer.Ordinal).SelectMany(hub => hub).ToList();
            var wanted = expected.Lines(screen.Wish).ToList();
            if (!lines.SequenceEqual(wanted))
            {
                yield return $"a screen with {lines.Count} lines where {wanted.Count} were told, or in another order, of {screen.Wish?.Search ?? "everything"}: the first is {lines.Except(wanted).Concat(wanted.Except(lines)).FirstOrDefault()}";
            }
        }
    }

    private static IEnumerable<string> Feeds(Expected expected, Evidence found) => Same("feed", Channel.Atom, 50, expected, found, found.Feeds);

    /// <summary>Nothing was ever in a feed that its person was not told of.</summary>
    private static IEnumerable<string> Seen(Expected expected, Evidence found)
    {
        var told = found.Ledger.SelectMany(one => one.Why.Select(why => (one.Hub, why, one.Offer))).ToHashSet();
        foreach (var person in expected.Persons)
        {
            foreach (var (key, alert) in person.Alerts)
            {
                foreach (var offer in found.Seen.GetValueOrDefault(alert.Secret, []).Where(offer => !told.Contains((person.Hub, key, offer))))
                {
                    yield return $"a feed showed what nobody was told of: {offer}, of {person.Hub}";
                }
            }
        }
    }

    /// <summary>Who was away finds on return what was told meanwhile.</summary>
    private static IEnumerable<string> Pages(Expected expected, Evidence found) => Same("page", Channel.Live, 0, expected, found, found.Pages);

    /// <summary>What it shows is what its person was told of and is still there; beyond its length, of the last tellings.</summary>
    private static IEnumerable<string> Same(string what, Channel channel, int most, Expected expected, Evidence found, IReadOnlyDictionary<string, System.Collections.Immutable.ImmutableHashSet<string>> shown)
    {
        foreach (var person in expected.Persons)
        {
            foreach (var (key, alert) in person.Alerts.Where(alert => alert.Value.Channel == channel))
            {
                var told = found.Ledger.Where(one => (one.Hub, one.Subscriber) == (person.Hub, person.Subscriber) && one.Why.Contains(key)).OrderByDescending(one => one.Rank);
                var wanted = most > 0
                    ? told.Take(2 * most).DistinctBy(one => one.Offer).Take(most).Where(one => one.What == "published").Select(one => one.Offer)
                    : told.Take(40).Select(one => one.Offer).Distinct();
                if (!shown.TryGetValue(alert.Secret, out var there) || !there.SetEquals(wanted))
                {
                    yield return $"a {what} that shows something else than was told: {there?.Count} where {wanted.Count()} were, of {person.Hub}";
                }
            }
        }
    }
}
