namespace Federation.Gateway.Tests.Asking;

/// <summary>How trainings and collectives begin, everywhere in these tests.</summary>
public static class TrainingRequests
{
    public static object Contact(string mark = "") => new { name = $"Sacha{mark}", email = $"sacha{mark}@example.invalid", phone = "06 00 00 00 01" };

    public static object Course(string title = "Posture et limites", string trainers = "NOT_STATED") => new
    {
        title, department = "38", commune = "Grenoble", region = "84", audiences = new[] { "IN_POST_PEERS" }, themes = new[] { "POSTURE_AND_LIMITS" }, places = 12, trainers,
        length = new { hours = 14, days = 2 }, price = new { price = "FREE_CONDITIONAL", year = 2026, text = "Pris en charge cette année." }, modules = new[] { new { title = "Se situer dans l’équipe", hours = 3.5 } },
    };

    public static string Day(int later) => $"{TimeProvider.System.GetUtcNow().AddDays(later):yyyy-MM-dd}";

    public static object Plan(int later, int places = 1) => new
    {
        days = new[] { new { date = Day(later), from = "09:00", to = "17:00" } }, way = "IN_PERSON", department = "38", commune = "Grenoble", places, label = "1re promotion",
    };

    public static object Collective(string name = "Collectif des pair·es") => new { name, kind = "PRACTICE_EXCHANGE", audience = "PEERS_ONLY", scope = "REGIONAL", rhythm = "chaque mois", region = "84" };

    public static object Meeting(string key, int later) => new
    {
        key, times = new[] { new { date = Day(later), from = "14:00", to = "16:00" }, new { date = Day(later + 1), from = "14:00", to = "16:00" } }, way = "MIXED", department = "69", seats = 12, theme = "Prendre la parole",
    };

    /// <summary>A place asked for by a visitor; its id and the secret of its link.</summary>
    public static async Task<(string Place, string Secret)> Register(this Client visitor, string key, string session, object? contact = null)
    {
        var payload = await visitor.Done("registerForSession", Registration(key, session, contact));
        return (payload.Text("place", "placeId"), payload.Text("secret"));
    }

    public static Dictionary<string, object?> Registration(string key, string session, object? contact = null) =>
        new() { ["idempotencyKey"] = key.PadRight(16, '-'), ["session"] = session, ["contact"] = contact ?? Contact() };

    public static async Task<string> Course(this Client coordinator, string hub, string key, object? profile = null) =>
        (await coordinator.Done("describeCourse", new { idempotencyKey = key, hub, key, profile = profile ?? Course() })).Text("course", "id");

    public static async Task<string> Session(this Client coordinator, string course, string key, object plan) =>
        (await coordinator.Done("planSession", new { idempotencyKey = key, course, key, plan })).Text("session", "id");

    public static readonly object TrainerContact = new { name = "Dominique Exemple", email = "dominique@example.invalid", phone = "06 00 00 00 02" };

    public static object Trainer(string role) => new { role, themes = new[] { "RECOVERY" }, ways = new[] { "IN_PERSON", "REMOTE" }, @base = "38", zone = new[] { "69", "35" }, languages = new[] { "fr" } };

    /// <summary>Mornings and afternoons of every day of the coming months, but one.</summary>
    public static object Calendar() => new
    {
        windows = new[] { new { from = Day(0), to = Day(300), days = new[] { "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY" }, parts = new[] { "MORNING", "AFTERNOON" } } },
        closings = new[] { new { from = Day(5), to = Day(5) } },
    };

    public static object[] Slots(int later) => [new { date = Day(later), part = "MORNING" }, new { date = Day(later), part = "AFTERNOON" }];

    /// <summary>With a calendar; the trainer's id and the secret of the link.</summary>
    public static async Task<(string Trainer, string Secret)> AddTrainer(this Client coordinator, string hub, string key, string role)
    {
        var payload = await coordinator.Done("addTrainer", new { idempotencyKey = key, hub, profile = Trainer(role), contact = TrainerContact });
        var trainer = payload.Text("trainer", "trainerId");
        await coordinator.Done("setCalendar", new { idempotencyKey = key, trainer, calendar = Calendar() });
        return (trainer, payload.Text("secret"));
    }

    /// <summary>Once the trainer's hub heard the question.</summary>
    public static Task IsAsked(this Client coordinator, string trainer, string pair) => Until.True("the trainer is asked", async () =>
        (await coordinator.Ask("query($trainer: ID!) { hubTrainer(trainer: $trainer) { pairs { pairId } } }", new { trainer })).At("hubTrainer", "pairs").EnumerateArray().Any(one => one.Text("pairId") == pair));

    /// <summary>The number of the request, once it is on the calendar.</summary>
    public static Task<int> Hold(this Client coordinator, string trainer, string booking, string status = "HELD") => Number("a hold", async () =>
        (await coordinator.Ask("query($trainer: ID!) { hubTrainer(trainer: $trainer) { holds { bookingId ask status } } }", new { trainer })).At("hubTrainer", "holds").EnumerateArray()
            .Where(hold => hold.Text("bookingId") == booking && hold.Text("status") == status).Select(hold => (int?)hold.At("ask").GetInt32()).FirstOrDefault());

    public static Task PairBecomes(this Client coordinator, string pair, string status) => Until.True($"the pair is {status}", async () =>
        (await coordinator.Ask("query($pair: ID!) { trainerPair(id: $pair) { status } }", new { pair })).At("trainerPair") is { ValueKind: System.Text.Json.JsonValueKind.Object } found && found.Text("status") == status);

    public static Task BookingBecomes(this Client coordinator, string booking, string status) => Until.True($"the booking is {status}", async () =>
        (await coordinator.Ask("query($booking: ID!) { booking(id: $booking) { status } }", new { booking })).Text("booking", "status") == status);

    /// <summary>Once this server's memory holds it.</summary>
    public static Task PairIsFound(this Client coordinator, string pair) => Until.True("the pair is found", async () =>
        (await coordinator.Ask("{ trainerPairs(theme: RECOVERY, department: \"38\", first: 100) { nodes { id } } }")).At("trainerPairs", "nodes").EnumerateArray().Any(node => node.Text("id") == pair));

    /// <summary>One of everything at AURA, with what it is called in questions.</summary>
    public static async Task<Dictionary<string, object?>> Set(Federated all, Client aura, string key)
    {
        var course = await aura.Course(all.Hub("aura"), key);
        var session = await aura.Session(course, $"{key}-1", Plan(40));
        var (place, link) = await all.Visitor().Register($"{key}-of-a-place", session);
        var collective = (await aura.Done("describeCollective", new { idempotencyKey = key, hub = all.Hub("aura"), key, profile = Collective() })).Text("collective", "id");
        await aura.Done("planMeeting", new { idempotencyKey = key, collective, meeting = Meeting(key, 20) });
        var things = await Team(all, aura, key, session);
        foreach (var (name, thing) in new[] { ("course", course), ("session", session), ("place", place), ("placeLink", link), ("collective", collective) })
        {
            things[name] = thing;
        }

        return things;
    }

    /// <summary>A formed pair, and a booking of it that is at risk since its peer cannot come; another peer is free.</summary>
    private static async Task<Dictionary<string, object?>> Team(Federated all, Client aura, string key, string session)
    {
        var hub = all.Hub("aura");
        var (trainer, link) = await aura.AddTrainer(hub, $"{key}-professional", "PROFESSIONAL");
        var (peer, _) = await aura.AddTrainer(hub, $"{key}-peer", "PEER");
        var (spare, _) = await aura.AddTrainer(hub, $"{key}-spare", "PEER");
        var pair = (await aura.Done("proposePair", new { idempotencyKey = key, hub, trainers = new[] { peer, trainer }, themes = new[] { "RECOVERY" } })).Text("pair", "id");
        foreach (var one in new[] { trainer, peer })
        {
            await aura.IsAsked(one, pair);
            await aura.Done("answerPair", new { idempotencyKey = $"{key}-pair", trainer = one, pair, yes = true });
        }

        await aura.PairBecomes(pair, "FORMED");
        await aura.PairIsFound(pair);
        var booking = (await aura.Done("askBooking", new { idempotencyKey = key, hub, trainers = new[] { peer, trainer }, slots = Slots(40), session })).Text("booking", "id");
        foreach (var one in new[] { trainer, peer })
        {
            await aura.Done("answerHold", new { idempotencyKey = $"{key}-hold", trainer = one, booking, ask = await aura.Hold(one, booking), yes = true });
        }

        await aura.BookingBecomes(booking, "CONFIRMED");
        await aura.Done("cancelHold", new { idempotencyKey = key, trainer = peer, booking, ask = await aura.Hold(peer, booking, "BOOKED") });
        await aura.BookingBecomes(booking, "AT_RISK");
        return new() { ["trainer"] = trainer, ["trainerLink"] = link, ["spare"] = spare, ["pair"] = pair, ["booking"] = booking };
    }

    private static async Task<int> Number(string what, Func<Task<int?>> read) => int.Parse(await Until.Found(what, async () => (await read())?.ToString(System.Globalization.CultureInfo.InvariantCulture)), System.Globalization.CultureInfo.InvariantCulture);
}
