using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>When, where, and whether there is a place.</summary>
public static class SessionWords
{
    public static string Total(int count) => count switch { 0 => "Aucune session", 1 => "1 session", _ => $"{count} sessions" };

    /// <summary>"jeudi 4 mars", "4 et 5 mars", "du 10 avril 2025 au 3 février 2026, 13 jours".</summary>
    public static string Days(SessionPlan plan, DateTimeOffset now)
    {
        var (first, last, today) = (plan.Days[0].Date, plan.Days[^1].Date, ParisTime.DateOf(now));
        var dates = plan.Days.Select(day => day.Date).Distinct().Count();
        return dates switch
        {
            1 => FrenchDates.Day(first, today),
            2 => $"{FrenchDates.Day(first, first.Year == last.Year ? last : today)} et {FrenchDates.Day(last, today)}",
            _ => $"du {FrenchDates.Day(first, first.Year == last.Year ? last : today)} au {FrenchDates.Day(last, today)}, {dates} jours",
        };
    }

    /// <summary>"9 h à 12 h 30".</summary>
    public static string Hours(SessionDay day) => $"{FrenchDates.Hour(day.Start)} à {FrenchDates.Hour(day.End)}";

    /// <summary>"Grenoble (38)", "à distance".</summary>
    public static string Place(SessionPlan plan) => plan.Way == TrainingWay.Remote
        ? Labels.Of(TrainingWay.Remote)
        : CourseWords.Place(plan.Commune, plan.Department) ?? Labels.Of(plan.Way);

    public static IEnumerable<Chip> Chips(ListedSession session, DateTimeOffset now)
    {
        if (session.Status != SessionStatus.Planned)
        {
            yield return Status(session.Status);
        }

        if (session is { NeedsTeam: true, Status: SessionStatus.Planned })
        {
            yield return new Chip("paire de formateur·ices pas encore réservée");
        }

        if (Door(session, now) is { } door)
        {
            yield return door;
        }
    }

    public static Chip Status(SessionStatus status) => new(Labels.Of(status), status switch
    {
        SessionStatus.Confirmed => Tone.Ok,
        SessionStatus.AtRisk or SessionStatus.Postponed or SessionStatus.Cancelled => Tone.Warm,
        _ => Tone.Plain,
    });

    /// <summary>Null when there is nothing more to hope for.</summary>
    public static Chip? Door(ListedSession session, DateTimeOffset now) => session switch
    {
        { IsOver: true } or { Status: SessionStatus.Postponed } => null,
        _ when now >= session.Plan.Start => new Chip("commencée"),
        { Door: not RegistrationDoor.Open } => new Chip(Labels.Of(session.Door)),
        { IsFull: true } => new Chip("complète, liste d’attente", Tone.Warm),
        { Free: { } free } => new Chip(free == 1 ? "1 place libre" : $"{free} places libres", Tone.Ok),
        _ => new Chip(Labels.Of(session.Door), Tone.Ok),
    };

    public static Chip Of(PlaceStatus place) => place switch
    {
        PlaceStatus.Registered => new Chip("place gardée", Tone.Ok),
        PlaceStatus.Offered => new Chip("réponse attendue", Tone.Warm),
        _ => new Chip("liste d’attente"),
    };

    /// <summary>What one may do now, in a sentence.</summary>
    public static string Invitation(ListedSession session, DateTimeOffset now) => session switch
    {
        { Status: SessionStatus.Cancelled } => "Cette session est annulée.",
        { Status: SessionStatus.Done } => "Cette session est passée.",
        { Status: SessionStatus.Postponed } => "Les inscriptions reprendront quand d’autres dates seront trouvées.",
        _ when now >= session.Plan.Start => "Cette session a commencé.",
        { Door: RegistrationDoor.Suspended } => "Les inscriptions sont en pause.",
        { Door: RegistrationDoor.Closed } => "Les inscriptions sont fermées.",
        { IsFull: true } => "Il n’y a plus de place libre aujourd’hui. La liste d’attente est ouverte, dans l’ordre d’arrivée.",
        { Free: { } free } => free == 1 ? "Il reste une place." : $"Il reste {free} places.",
        _ => "Les inscriptions sont ouvertes.",
    };

    /// <summary>How long a place that was freed is kept: "pendant 2 jours".</summary>
    public static string Answer(SessionPlan plan) => plan.AnswerHours % 24 == 0 && plan.AnswerHours >= 48 ? $"pendant {plan.AnswerHours / 24} jours" : $"pendant {plan.AnswerHours} heures";

    public static string Queue(int before) => before switch
    {
        0 => "Vous êtes en tête de la liste d’attente.",
        1 => "Une personne est avant vous.",
        _ => $"{before} personnes sont avant vous.",
    };

    public static string Looks(Registration place, string hub, DateTimeOffset now) => (place.Openings, place.LastOpenedAt) switch
    {
        (0, _) or (_, null) => "Personne ne les a encore lues.",
        (1, { } at) => $"{hub} les a lues une fois, {FrenchDates.Full(at, now)}.",
        var (times, at) => $"{hub} les a lues {times} fois, la dernière {FrenchDates.Full(at!.Value, now)}.",
    };

    public static IReadOnlyList<KeyValuePair<string, string>> Details(Contact contact) =>
    [
        .. new (string Name, string? Value)[] { ("Nom", contact.Name), ("Courriel", contact.Email), ("Téléphone", contact.Phone), ("Structure", contact.Organisation) }
            .Where(detail => detail.Value is not null)
            .Select(detail => KeyValuePair.Create(detail.Name, detail.Value!)),
    ];

    /// <summary>As everybody reads it, from the state that one's own page has.</summary>
    public static ListedSession Listed(GrainId grain, SessionState state) =>
        new(grain, state.Plan, state.Status, state.Since, state.Door, state.Free, state.HasWaiting, state.HasTeam, state.Version, state.Why);

    /// <summary>Said to the hub, of somebody.</summary>
    public static Chip ForHub(PlaceStatus place) => place switch
    {
        PlaceStatus.Registered => new Chip("a une place", Tone.Ok),
        PlaceStatus.Offered => new Chip("place proposée, réponse attendue", Tone.Warm),
        _ => new Chip("liste d’attente"),
    };

    /// <summary>After a coordinator's action; null when the address says something that is not so.</summary>
    public static string? Done(string? done, SessionState state) => done switch
    {
        "planifiee" => "La session est annoncée à toute la France.",
        "porte" => $"{HubWords.Capital(Labels.Of(state.Door))}.",
        "confirmer" when state.Status == SessionStatus.Confirmed => "La session est confirmée : elle a lieu.",
        "reporter" when state.Status == SessionStatus.Postponed => "La session est reportée. Les personnes inscrites gardent leur place et le lisent sur leur page.",
        "annuler" when state.Status == SessionStatus.Cancelled => "La session est annulée. Les personnes inscrites le lisent sur leur page.",
        "compter" when state.Attended is not null => "Le nombre de présent·es est enregistré.",
        "retirer" => "La place est libérée et les coordonnées effacées. Elle va à la personne suivante.",
        "inscrire" => "La personne est inscrite.",
        _ => null,
    };
}
