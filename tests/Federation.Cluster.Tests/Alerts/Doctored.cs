namespace Federation.Cluster.Tests.Alerts;

/// <summary>The same evidence, spoiled in one place: whoever finds no fault in it would find none in a product that does this.</summary>
public static class Doctored
{
    /// <returns>What was done, the evidence, and how the fault begins that must be found.</returns>
    public static IEnumerable<(string What, Evidence Spoilt, string Fault)> Of(Expected expected, Evidence found)
    {
        var certain = expected.Certain.First(pair => !pair.Post.IsOver && pair.Person.Alerts.Values.Any(alert => alert.Channel == Channel.Live));
        var told = found.Ledger.First(one => one.What == "published" && (one.Hub, one.Subscriber, one.Offer) == (certain.Person.Hub, certain.Person.Subscriber, certain.Post.Id.Key));
        yield return ("a telling is lost", found with { Ledger = found.Ledger.Remove(told) }, "never told");
        yield return ("a telling is there twice", found with { Ledger = found.Ledger.Add(told with { Rank = found.Ledger.Max(one => one.Rank) + 1 }) }, "told twice");
        var nobody = expected.Posts.Values.First(post => !post.Texts.Exists(said => certain.Person.Wants(said.Text)));
        yield return ("a telling of something else", found with { Ledger = found.Ledger.Replace(told, told with { Offer = nobody.Id.Key }) }, "told without a reason");
        yield return ("an end is not told", found with { Ledger = found.Ledger.Remove(found.Ledger.First(one => one.What == "ended")) }, "never told of the end");

        var letter = found.Ledger.First(one => one.Mail == "queued").Letter!;
        var copy = found.Copies.First(one => one.Name == Mailbox.NameOf(letter));
        yield return ("a letter is lost on its way", found with { Copies = found.Copies.RemoveAll(one => one.Name == copy.Name) }, "a letter that never arrived");
        var noted = found.Copies.Last(one => !found.Unnoted.Contains((one.Name, one.Life)));
        yield return ("a letter is sent again", found with { Copies = found.Copies.Add(noted with { Life = noted.Life + 1 }) }, "sent again without a lost answer");
        yield return ("a letter goes to somebody else", found with { Copies = found.Copies.Replace(copy, copy with { To = "autre@exemple.invalid" }) }, "a letter to somebody else");
        var digest = found.Queue.First(one => one.Id.StartsWith("alert-digest:", StringComparison.Ordinal));
        yield return ("a digest says one thing too many", found with { Queue = found.Queue.Replace(digest, digest with { Count = digest.Count + 1 }) }, "a letter that tells something else");

        foreach (var screen in found.Live.Where(one => one.Lines.Length > 0).DistinctBy(one => one.Wish is null))
        {
            var lines = screen.Lines;
            yield return ("a screen misses a line", found with { Live = found.Live.Replace(screen, screen with { Lines = lines.RemoveAt(lines.Length / 2) }) }, "a screen");
            yield return ("a screen has a line twice", found with { Live = found.Live.Replace(screen, screen with { Lines = lines.Insert(1, lines[0]) }) }, "a screen");
        }

        var feed = found.Feeds.First(one => one.Value.Count > 0);
        yield return ("a feed misses an offer", found with { Feeds = found.Feeds.SetItem(feed.Key, feed.Value.Remove(feed.Value.First())) }, "a feed");
        yield return ("a feed showed something else", found with { Seen = found.Seen.SetItem(feed.Key, feed.Value.Add(Guid.Empty.ToString())) }, "a feed showed");
        var page = found.Pages.First(one => one.Value.Count > 0);
        yield return ("a page misses an offer", found with { Pages = found.Pages.SetItem(page.Key, page.Value.Remove(page.Value.First())) }, "a page");
    }
}
