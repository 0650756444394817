using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>The open step under a timeline: what is awaited, from whom, until when, and what happens otherwise.</summary>
public static class AwaitedWords
{
    public static TimelineStep? ForRecipient(ReferralState state, Func<HubId, string> name, DateTimeOffset now)
    {
        var origin = state.IsWithinOneHub ? null : name(state.Origin);
        return state.Status switch
        {
            Status.Received => By("À lire", state.ReadBefore, now, origin is null ? "sinon un rappel apparaît ici" : $"sinon rappel, puis retour à {origin}"),
            Status.Read or Status.InReview when state.LeaseUntil is { } lease => By("À répondre", lease, now, "sinon l’appel repart vers les autres plateformes"),
            Status.Read or Status.InReview => By("À répondre", state.AnswerBefore, now, origin is null ? null : $"sinon {origin} est prévenue"),
            Status.InfoRequested => Wait("Réponse de la personne attendue", "elle voit votre question sur sa page de suivi"),
            Status.Waitlisted => Wait("En liste d’attente", "l’ordre est celui de la première demande"),
            Status.Accepted => Wait("Date à fixer", null),
            Status.Scheduled when state.On is { } day => new TimelineStep($"Rendez-vous {FrenchDates.Day(day, ParisTime.DateOf(now))}", StepState.Next),
            Status.NoShow => Wait("Nouvelle date à fixer, ou demande à terminer", null),
            Status.InProgress => new TimelineStep("En cours", StepState.Now, Note: "à terminer quand c’est fait : la personne pourra dire si cela a aidé"),
            _ => null,
        };
    }

    public static TimelineStep? ForOrigin(ReferralState state, Func<HubId, string> name, DateTimeOffset now)
    {
        var recipient = state.Recipient is { } hub ? name(hub) : null;
        return state.Status switch
        {
            Status.Draft => By("À orienter", Due(state, ReferralClock.Confirm) ?? Due(state, ReferralClock.SendAnyway), now, "sans choix de votre part, elle part vers la première proposition"),
            Status.Sent when recipient is null => Wait("Attend qu’une plateforme la prenne", Until(state, now)),
            Status.Sent => Wait($"Réception par {recipient}", Until(state, now)),
            Status.Received => Wait($"Lecture par {recipient}", Until(state, now)),
            Status.Read or Status.InReview or Status.InfoRequested when state.LeaseUntil is { } lease => By($"Réponse {From(recipient)}", lease, now, "sinon l’appel repart vers les autres plateformes"),
            Status.Read or Status.InReview => Wait($"Réponse {From(recipient)}", state.Escalated ? "elle est en retard : un appel peut aider" : null),
            Status.InfoRequested => Wait("Réponse de la personne attendue", null),
            Status.Waitlisted => Wait($"En liste d’attente chez {recipient}", "l’ordre est celui de la première demande"),
            Status.Accepted or Status.NoShow => Wait($"Date à fixer par {recipient}", null),
            Status.Scheduled when state.On is { } day => new TimelineStep($"Rendez-vous {FrenchDates.Day(day, ParisTime.DateOf(now))}", StepState.Next),
            Status.InProgress => new TimelineStep($"En cours chez {recipient}", StepState.Now),
            Status.Declined or Status.Expired => Wait("À réorienter", "la date de la première demande est gardée"),
            _ => null,
        };
    }

    private static string From(string? hub) => French.De(hub ?? "");

    private static DateTimeOffset? Due(ReferralState state, string clock) => state.Deadlines().FirstOrDefault(deadline => deadline.Name == clock)?.Due;

    private static string? Until(ReferralState state, DateTimeOffset now) =>
        Due(state, ReferralClock.Expire) is { } end ? $"sans réponse {FrenchDates.Before(end, now)}, une autre plateforme est proposée" : null;

    private static TimelineStep By(string what, DateTimeOffset? deadline, DateTimeOffset now, string? otherwise) =>
        deadline is not { } end ? Wait(what, otherwise)
        : end < now ? Wait($"{what} : en retard depuis le {FrenchDates.Day(end, now)}", otherwise)
        : new TimelineStep($"{what} {FrenchDates.Before(end, now)}", StepState.Wait, At: end, Note: otherwise);

    private static TimelineStep Wait(string title, string? note) => new(title, StepState.Wait, Note: note);
}
