using System.Text.RegularExpressions;
using Federation.Running;
using Federation.Testing.Smtp;

namespace Federation.Cluster.Tests.Alerts;

public enum Channel
{
    Live,
    AtOnce,
    Daily,
    Weekly,
    Atom,
}

/// <summary>One alert as its person asked for it.</summary>
/// <param name="Secret">Of its private link.</param>
/// <param name="Email">Null without letters.</param>
public sealed record Alert(Wish Wish, Channel Channel, string Secret, string? Email)
{
    public string Page => $"/alertes/{Secret}";

    /// <summary>The address of its Atom feed.</summary>
    public string? Feed { get; init; }
}

/// <summary>Two hundred people who ask for alerts through the pages, and open the letters that confirm them. Some have two on one address, by two kinds of letters.</summary>
public sealed partial class Crowd
{
    public const int People = 200;

    private const int AtOnce = 8;

    private readonly List<Alert> _alerts = [];
    private readonly Lock _gate = new();

    private Crowd()
    {
    }

    public IReadOnlyList<Alert> Alerts => _alerts;

    public static async Task<Crowd> Gather(RunningServer server, Mailbox mailbox, Random random)
    {
        var crowd = new Crowd();
        var wanted = new List<(int Person, Wish Wish, Channel Channel)>();
        for (var person = 0; person < People; person++)
        {
            var channel = (person % 4) switch { 0 => Channel.Live, 1 => Channel.AtOnce, 2 => person % 8 == 2 ? Channel.Daily : Channel.Weekly, _ => Channel.Atom };
            var wish = Wish.Draw(random, channel == Channel.Atom);
            wanted.Add((person, wish, channel));
            if (channel == Channel.AtOnce && person % 8 == 1)
            {
                // Overlaps with the first, which is sooner: what answers both is told once, at once.
                wanted.Add((person, new Wish(wish.Departments, wish.Trade), Channel.Daily));
            }
        }

        foreach (var some in wanted.Chunk(AtOnce))
        {
            await Task.WhenAll(some.GroupBy(one => one.Person).Select(async own =>
            {
                foreach (var (person, wish, channel) in own)
                {
                    crowd.Add(await Ask(server, mailbox, person, wish, channel));
                }
            }));
        }

        return crowd;
    }

    private static async Task<Alert> Ask(RunningServer server, Mailbox mailbox, int person, Wish wish, Channel channel)
    {
        using var visitor = new Visitor(server, $"203.0.113.{1 + person}");
        switch (channel)
        {
            case Channel.Live:
                return new Alert(wish, channel, (await AlertRequest.Live(visitor, wish.Search, ("aussi", "live"))).Key, null);
            case Channel.Atom:
                var atom = await AlertRequest.Live(visitor, wish.Search, ("aussi", "atom"));
                return new Alert(wish, channel, atom.Key, null) { Feed = FeedAddress().Match((await visitor.Get(atom.Path)).Body).Value };
        }

        var email = $"personne-{person}@exemple.invalid";
        var before = Links(mailbox, email).Count;
        var code = channel switch { Channel.AtOnce => "email-at-once", Channel.Daily => "email-daily", _ => "email-weekly" };
        var answer = await AlertRequest.Ask(visitor, wish.Search, ("courriels", code), ("Courriel", email));
        Assert.True(answer.Code == 302, answer.ToString());
        var secret = await Until.Found($"a letter to {email}", () => Task.FromResult(Links(mailbox, email).Skip(before).FirstOrDefault()));
        var alert = new AlertRequest(secret);
        var done = await Confirm(visitor, alert);
        Assert.True(done.Code == 302, done.ToString());
        return new Alert(wish, channel, secret, email);
    }

    /// <summary>The form of the alert that is not confirmed yet: a person's page shows all of theirs.</summary>
    private static Task<Answer> Confirm(Visitor visitor, AlertRequest alert) => alert.Does(visitor, "Confirmer");

    private static List<string> Links(Mailbox mailbox, string email) => [.. mailbox.Letters.Where(letter => letter.To == email).Select(Link).OfType<string>()];

    private static string? Link(SmtpLetter letter) => PrivateLink().Match(Letters.Body(letter.Text)) is { Success: true } match ? match.Groups[1].Value : null;

    private void Add(Alert alert)
    {
        lock (_gate)
        {
            _alerts.Add(alert);
        }
    }

    [GeneratedRegex("/alertes/([A-Za-z0-9_-]{22})")]
    private static partial Regex PrivateLink();

    [GeneratedRegex(@"/alertes/flux/[^<\s""]+\.atom")]
    private static partial Regex FeedAddress();
}
