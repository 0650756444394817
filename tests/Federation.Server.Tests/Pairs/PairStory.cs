using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Running;

namespace Federation.Server.Tests.Pairs;

/// <summary>A session of AURA that a pair of Bretagne will give: who has to do with it, and what they read and do.</summary>
public sealed record PairStory(
    TimedServer Server, Visitor Aura, Visitor Bretagne, Visitor Visitor, HubSession Session, IReadOnlyList<DateOnly> Days, HubTrainer Peer, HubTrainer Professional, string Booking)
{
    public string BookingId => Booking.Split('/')[^1];

    /// <param name="ahead">Days until the first of two.</param>
    public static async Task<PairStory> Booked(TimedServer server, string title, int ahead)
    {
        var (aura, bretagne, visitor) = (await server.SignIn(HubId.Parse("aura")), await server.SignIn(HubId.Parse("bretagne")), server.Visitor());
        DateOnly[] days = [server.Today.AddDays(ahead), server.Today.AddDays(ahead + 1)];
        var session = await HubSession.Announce(aura, "aura", title, days);
        var (peer, professional) = (await HubTrainer.Add(bretagne, "bretagne", "Canari Pair", "peer", "35"), await HubTrainer.Add(bretagne, "bretagne", "Canari Pro", "professional", "29"));
        var story = new PairStory(server, aura, bretagne, visitor, session, days, peer, professional, "");
        await peer.Opens(visitor, server.Today);
        await professional.Opens(visitor, server.Today);

        var pair = await story.Forms();
        Assert.Contains("une professionnelle ou un professionnel, Finistère (Bretagne)", await story.Reads(peer, "former une paire"), StringComparison.Ordinal);
        Assert.Contains("Pour animer", await story.Reads(professional, "une travailleuse paire ou un travailleur pair, Ille-et-Vilaine"), StringComparison.Ordinal);
        await story.IsWrittenTo(peer, "une question pour vous");
        await story.IsWrittenTo(professional, "une question pour vous");
        await story.Agrees(peer, "paire");
        await story.Agrees(professional, "paire");

        var asked = await story.Asks(pair);
        foreach (var (one, partner) in new[] { (peer, "Une professionnelle ou un professionnel, Finistère (Bretagne)"), (professional, "Une travailleuse paire ou un travailleur pair, Ille-et-Vilaine (Bretagne)") })
        {
            var page = await story.Reads(one, title);
            Assert.Contains(partner, page, StringComparison.Ordinal);
            Assert.Contains("1re promotion", page, StringComparison.Ordinal);
            Assert.Contains("Sur place, Lyon (69), Maison des essais", page, StringComparison.Ordinal);
            Assert.Contains($"{FrenchDates.Day(days[0], server.Today)}, 9 h à 17 h", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("AURA vous demande", Plain(page), StringComparison.Ordinal);
            Assert.DoesNotContain(one == peer ? "Canari Pro" : "Canari Pair", page, StringComparison.Ordinal);
        }

        story = story with { Booking = asked };
        await story.IsWrittenTo(peer, $"libre : {FrenchDates.Day(days[0], server.Today)}, {FrenchDates.Day(days[1], server.Today)}. Une réponse est attendue avant le ");
        await story.IsWrittenTo(professional, "Une réponse est attendue avant le ");
        await story.Agrees(peer, "repondre");
        await story.Agrees(professional, "repondre");
        await story.Page(text => text.Contains("Chaque calendrier l’a inscrit", StringComparison.Ordinal), "it is confirmed");
        await Until.True("the session has its pair", async () => (await aura.Get(session.InSpace)).Text.Contains("Finistère (29)", StringComparison.Ordinal));
        await Until.True("it may be confirmed", async () => (await aura.Get(session.InSpace)).Text.Contains("Confirmer qu’elle a lieu", StringComparison.Ordinal));
        await session.Does(aura, "confirm");
        return story;
    }

    /// <summary>Twice, after which everybody sees it.</summary>
    public async Task Cancels(HubTrainer trainer)
    {
        await HubSession.Twice(Visitor, trainer.Link, FormOf(await Visitor.Get(trainer.Link), "annuler"), ("Form.Compris", "true"));
        await Until.True("everybody sees it", async () => (await Visitor.Get(Session.Public)).Text.Contains("incertaine", StringComparison.Ordinal));
    }

    /// <summary>Yes, twice, once it is asked.</summary>
    public async Task Agrees(HubTrainer trainer, string handler)
    {
        await Until.True($"{handler} is asked", async () => (await Visitor.Get(trainer.Link)).Body.Contains($"handler={handler}&", StringComparison.Ordinal));
        await HubSession.Twice(Visitor, trainer.Link, FormOf(await Visitor.Get(trainer.Link), handler), ("Form.Oui", "true"));
    }

    /// <summary>Until when, which days and the link, and nothing by which people at home learn anything.</summary>
    private async Task IsWrittenTo(HubTrainer trainer, string words)
    {
        var letter = await Until.Found($"a letter says « {words} »", async () => (await Letters.To(Server.Place, "essai@exemple.invalid"))
            .SingleOrDefault(letter => Letters.Body(letter).Contains(trainer.Link, StringComparison.Ordinal) && Letters.Body(letter).Contains(words, StringComparison.Ordinal)));
        Assert.All(["formation", "Histoire", "AURA", "Bretagne", "Lyon", "Canari", "rétablissement"], word => Assert.DoesNotContain(word, letter + Letters.Body(letter), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The own page of a trainer, once it says so; without the spaces that the layout leaves.</summary>
    public async Task<string> Reads(HubTrainer trainer, string words)
    {
        var page = "";
        await Until.True($"the trainer reads « {words} »", async () => (page = Plain((await Visitor.Get(trainer.Link)).Text)).Contains(words, StringComparison.OrdinalIgnoreCase));
        return page;
    }

    public async Task<Answer> Page(Func<string, bool> says, string what)
    {
        Answer page = null!;
        await Until.True(what, async () => says((page = await Aura.Get(Booking)).Text));
        return page;
    }

    public async Task<IReadOnlyList<string>> Statuses(string kind, string subject) => [.. (await Data(kind, subject)).Select(text => text.Split("\"status\":\"")[1].Split('"')[0])];

    public async Task<int> Told(string kind, string subject) => (await Data(kind, subject)).Count;

    public static Form FormWith(Answer page, string field, string value) =>
        Running.Visitor.Forms(page).First(form => form.Fields.Any(one => one.Name == field && one.Value.EndsWith(value, StringComparison.Ordinal)));

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Form FormOf(Answer page, string handler) => Running.Visitor.Forms(page).First(form => form.Action.Contains($"handler={handler}&", StringComparison.Ordinal));

    /// <summary>Bretagne proposes its two as a pair; the key of the pair.</summary>
    private async Task<string> Forms()
    {
        Answer page = null!;
        await Until.True("the partner is proposed", async () => (page = await Bretagne.Get($"/espace/bretagne/paires?avec={Peer.Id}")).Body.Contains(Professional.Id, StringComparison.Ordinal));
        var form = FormWith(page, "Partner", Professional.Id);
        await HubSession.Twice(Bretagne, "", form);
        return form.Fields.Single(field => field.Name == "Pair").Value;
    }

    /// <summary>AURA finds them by theme, place and days, then for the session, and asks; the page of the booking.</summary>
    private async Task<string> Asks(string pair)
    {
        var search = $"/espace/aura/chercher-une-paire?theme=recovery&departement=69&maniere=in-person&du={Days[0]:yyyy-MM-dd}&au={Days[1]:yyyy-MM-dd}";
        await Until.True("the pair is found", async () => (await Aura.Get(search)).Body.Contains(pair, StringComparison.Ordinal));
        Assert.DoesNotContain("Canari", (await Aura.Get(search)).Text, StringComparison.Ordinal);
        Assert.Contains(Session.Title, (await Aura.Get(search)).Text, StringComparison.Ordinal);
        var page = await Aura.Get($"/espace/aura/chercher-une-paire?session={Session.Id}");
        return (await HubSession.Twice(Aura, "", FormWith(page, "Pair", pair))).Location.Split('#')[0];
    }

    private Task<IReadOnlyList<string>> Data(string kind, string subject) =>
        Sql.Rows<string>(Server.Place, $"SELECT data FROM entry WHERE kind = '{kind}' AND subject_key = '{subject}' ORDER BY hub, position");
}
