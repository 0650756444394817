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

    /// <summary>One of everything at AURA, with what it is called in questions.</summary>
    public static async Task<Dictionary<string, object?>> Set(Federated all, Client aura, string key)
    {
        var course = await aura.Course(all.Hub("aura"), key);
        var session = await aura.Session(course, $"{key}-1", Plan(40));
        var (place, link) = await all.Visitor().Register($"{key}-of-a-place", session);
        var collective = (await aura.Done("describeCollective", new { idempotencyKey = key, hub = all.Hub("aura"), key, profile = Collective() })).Text("collective", "id");
        await aura.Done("planMeeting", new { idempotencyKey = key, collective, meeting = Meeting(key, 20) });
        return new() { ["course"] = course, ["session"] = session, ["place"] = place, ["placeLink"] = link, ["collective"] = collective };
    }
}
