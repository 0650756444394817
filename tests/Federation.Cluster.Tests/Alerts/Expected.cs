using Federation.Domain.Referrals;
using Federation.Running;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>One person of one hub, as the ledger knows them, with what they asked for.</summary>
/// <param name="Alerts">By the key of the subscription.</param>
public sealed record Person(string Hub, string Subscriber, IReadOnlyDictionary<string, Alert> Alerts)
{
    public string? Email => Alerts.Values.Select(alert => alert.Email).FirstOrDefault();

    public bool Wants(Vacancy text) => Alerts.Values.Any(alert => alert.Wish.Wants(text));
}

/// <summary>What must have happened, worked out from who asked for what and which words were acknowledged: every person asked about every word.</summary>
public sealed class Expected
{
    private readonly Dictionary<(string Hub, string Subscriber), Person> _persons;

    private readonly IReadOnlyList<(string Hub, long Position, string Kind, string Offer)> _entries;

    private Expected(IEnumerable<Person> persons, IEnumerable<Post> posts, IReadOnlyList<(string Hub, long Position, string Kind, string Offer)> entries)
    {
        _persons = persons.ToDictionary(person => (person.Hub, person.Subscriber));
        Posts = posts.ToDictionary(post => post.Id.Key);
        _entries = entries;
        foreach (var person in _persons.Values)
        {
            foreach (var post in Posts.Values)
            {
                if (Must(person, post))
                {
                    Certain.Add((person, post));
                }
                else if (post.Texts.Exists(said => person.Wants(said.Text)))
                {
                    Open.Add((person, post));
                }
            }
        }
    }

    public IReadOnlyCollection<Person> Persons => _persons.Values;

    public IReadOnlyDictionary<string, Post> Posts { get; }

    /// <summary>Tellings that must be there.</summary>
    public HashSet<(Person Person, Post Post)> Certain { get; } = [];

    /// <summary>Those that may be: a word that nobody had time to read before the next one.</summary>
    public HashSet<(Person Person, Post Post)> Open { get; } = [];

    /// <summary>Pairs of an alert and an offer that is shown now: what a sweep finds.</summary>
    public long Shown => Persons.Sum(person => person.Alerts.Values.Sum(alert => (long)Posts.Values.Count(post => !post.IsOver && alert.Wish.Wants(post.Texts[^1].Text))));

    public Person? Find(string hub, string subscriber) => _persons.GetValueOrDefault((hub, subscriber));

    /// <summary>Who is who is read from the database; of what they are told, nothing is.</summary>
    public static async Task<Expected> Of(Place place, Crowd crowd, IEnumerable<Post> posts)
    {
        var rows = (await Sql.Rows<(string Hub, string Key, string Subscriber, string Link)>(place, "SELECT hub, key, subscriber, link FROM subscription WHERE status = 'confirmed'")).ToDictionary(row => row.Link);
        var persons = crowd.Alerts.Select(alert => (Alert: alert, Row: rows[PrivateLink.Hash(alert.Secret)])).GroupBy(one => (one.Row.Hub, one.Row.Subscriber))
            .Select(own => new Person(own.Key.Hub, own.Key.Subscriber, own.ToDictionary(one => one.Row.Key, one => one.Alert)));
        var entries = await Sql.Rows<(string Hub, long Position, string Kind, string Offer)>(
            place, $"SELECT hub, position, kind, subject_key FROM entry WHERE audience = 'public' AND kind IN ({string.Join(", ", LiveClient.Kinds.Select(kind => $"'{kind}'"))}) ORDER BY hub, position");
        return new Expected(persons, posts, entries);
    }

    /// <summary>
    /// Public words on offers, as a screen hears them, hub by hub in order: of a search, those of offers that answer it before the word or after. The first
    /// word of an offer is the first that was acknowledged, and so on: one writer speaks of it, one word after the other.
    /// </summary>
    public IEnumerable<string> Lines(Wish? wish)
    {
        var said = new Dictionary<string, int>();
        foreach (var (hub, position, kind, offer) in _entries)
        {
            var (texts, before) = (Posts[offer].Texts, said.GetValueOrDefault(offer));
            var answers = (before > 0 && Answers(wish, texts[before - 1])) || (kind == "offer.published" && Answers(wish, texts[before]));
            said[offer] = kind == "offer.published" ? before + 1 : before;
            if (answers)
            {
                yield return Federation.Gateway.Tests.Live.LiveReader.Line(hub, position, kind);
            }
        }
    }

    private static bool Answers(Wish? wish, Said said) => wish is null || wish.Wants(said.Text);

    private static bool Must(Person person, Post post) =>
        post.Texts.Exists(said => said.WasRead && person.Wants(said.Text)) || (!post.IsOver && person.Wants(post.Texts[^1].Text));
}
