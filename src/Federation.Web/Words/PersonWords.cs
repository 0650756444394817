using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Web.Shared;

namespace Federation.Web.Words;

/// <summary>Where a request is, told to who asked: what is awaited, from whom, until when, and what happens otherwise.</summary>
public static class PersonWords
{
    public static TimelineStep Now(ReferralState state, Func<HubId, string> name, DateTimeOffset now)
    {
        var origin = name(state.Origin);
        var hub = state.Recipient is { } recipient ? name(recipient) : null;
        return state.Status switch
        {
            Status.Draft => Draft(state, origin, name, now),
            Status.Sent when hub is null => Wait("On attend qu’une plateforme la prenne", $"Toutes voient votre besoin, sans votre nom. {Expiry(state, now)}"),
            Status.Sent => Wait($"En route vers {hub}", $"Cela se fait tout seul, d’habitude en quelques secondes. {Expiry(state, now)}"),
            Status.Received => By($"{hub} doit lire votre demande", state.ReadBefore, now, state.IsWithinOneHub ? "Sinon, un rappel lui est fait." : $"Sinon, un rappel lui est fait. {Expiry(state, now)}"),
            Status.Read or Status.InReview when state.LeaseUntil is { } lease => By($"{hub} doit répondre", lease, now, "Sinon, l’appel repart aussitôt vers toutes les plateformes."),
            Status.Read or Status.InReview when state.Escalated => Wait($"La réponse {French.De(hub!)} est en retard", $"{origin} est prévenue et peut la relancer."),
            Status.Read or Status.InReview => By($"{hub} doit répondre", state.AnswerBefore, now, state.IsWithinOneHub ? null : $"Sinon, {origin} est prévenue."),
            Status.InfoRequested when state.Asked is { Answered: false } => Wait("On attend votre réponse", $"{hub} a besoin d’une précision pour vous répondre."),
            Status.InfoRequested => Wait($"{hub} lit votre réponse", null),
            Status.Accepted => Accepted(state, hub!, now),
            Status.Waitlisted => Wait($"En liste d’attente chez {hub}", $"Votre place tient à la date de votre première demande : {FrenchDates.Day(state.Dossier.FirstRequestedAt, now)}."),
            Status.Declined => Wait($"{origin} cherche une autre plateforme", $"{hub} ne peut pas : {Because(state)}. La date de votre première demande est gardée."),
            Status.Scheduled when state.On is { } day => new TimelineStep($"Rendez-vous {FrenchDates.Day(day, ParisTime.DateOf(now))}", StepState.Next, Note: $"Avec {hub}."),
            Status.Scheduled => new TimelineStep("Une date est fixée", StepState.Next, Note: $"Avec {hub}."),
            Status.NoShow => Wait("Une nouvelle date est à fixer", $"Le rendez-vous n’a pas eu lieu. {hub} peut en proposer un autre."),
            Status.InProgress => new TimelineStep("En cours", StepState.Now, Note: $"Avec {hub}."),
            Status.Completed => Stop("C’est terminé", "Dites plus bas si cela a aidé."),
            Status.Withdrawn => Stop("Vous avez retiré cette demande", "Personne ne travaille plus dessus. Vous pouvez en déposer une autre."),
            Status.Expired => Wait($"{origin} cherche une autre plateforme", $"{HubWords.Capital(Because(state))}. La date de votre première demande est gardée."),
            Status.Rerouted => Stop("La demande continue sur une autre page", "La date de votre première demande est gardée."),
            Status.EnteredInError => Stop("Cette demande a été marquée comme une erreur", $"{HubWords.Capital(Because(state))}. Si ce n’en est pas une, déposez-la de nouveau."),
            _ => Wait(Labels.Of(state.Status), null),
        };
    }

    public static string Because(ReferralState state) => state.Reason is { } reason ? Labels.Of(reason) : "sans raison donnée";

    /// <summary>Contact may be opened to the hub that works on the request, and is not.</summary>
    public static bool AsksForConsent(ReferralState state, DateTimeOffset now) =>
        state.Status is Status.Accepted or Status.Scheduled or Status.NoShow or Status.InProgress
        && state is { Recipient: { } hub, HasContact: true } && state.InForce(hub, SealKind.Contact, now) is null && !state.Dossier.Consent.Covers(hub, now);

    private static TimelineStep Draft(ReferralState state, string origin, Func<HubId, string> name, DateTimeOffset now)
    {
        var deadline = WorkingDays.Deadline(state.OpenedAt, state.Clocks.ReadWithin);
        var anyway = WorkingDays.Deadline(state.OpenedAt, state.Clocks.AnswerWithin);
        var to = state.Proposal is [{ Hub: { } best }, ..] ? $"vers {name(best)}" : "vers toutes les plateformes, sans votre nom";
        return By($"{origin} doit confirmer la plateforme", deadline, now, $"Sinon votre demande part d’elle-même {to}, le {FrenchDates.Day(anyway, now)}.");
    }

    private static TimelineStep Accepted(ReferralState state, string hub, DateTimeOffset now)
    {
        var reachable = state.Recipient is { } id && state.InForce(id, SealKind.Contact, now) is not null;
        return reachable ? Wait($"{hub} va vous contacter", "Vos coordonnées lui sont ouvertes.")
            : state.HasContact ? Wait($"{hub} a accepté et ne peut pas encore vous joindre", "Vos coordonnées sont scellées : à vous de les lui ouvrir, plus bas.")
            : Wait($"{hub} a accepté", "Vous n’avez pas laissé de coordonnées. Revenez sur cette page : la suite s’y écrit.");
    }

    private static string? Expiry(ReferralState state, DateTimeOffset now) =>
        state.Deadlines().FirstOrDefault(deadline => deadline.Name == ReferralClock.Expire) is { } end
            ? $"Sans réponse {FrenchDates.Before(end.Due, now)}, une autre plateforme est proposée."
            : null;

    private static TimelineStep By(string what, DateTimeOffset deadline, DateTimeOffset now, string? otherwise) => deadline < now
        ? Wait($"{what} : en retard depuis le {FrenchDates.Day(deadline, now)}", otherwise)
        : new TimelineStep($"{what} {FrenchDates.Before(deadline, now)}", StepState.Wait, Note: otherwise);

    private static TimelineStep Wait(string title, string? note) => new(title, StepState.Wait, Note: note?.TrimEnd());

    private static TimelineStep Stop(string title, string note) => new(title, StepState.Stop, Note: note);
}
