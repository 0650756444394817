using Federation.Domain.Grains;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Problems;

/// <summary>A refusal as people and software meet it: status, stable code, a French sentence that says what to do next.</summary>
public static class RefusalProblems
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["not-allowed"] = "Vous n’avez pas le droit de faire cela ici. Connectez-vous avec le compte de cette plateforme.",
        ["unknown-command"] = "Cette action n’existe pas. Revenez à la page précédente et recommencez.",
        ["idempotency-key-reused"] = "Ce formulaire a déjà servi à autre chose. Rechargez la page et recommencez.",
        ["queue-full"] = "Beaucoup de monde en ce moment. Rien n’a été enregistré : réessayez dans une minute.",
        ["storage-unavailable"] = "Le service ne peut pas enregistrer pour le moment. Rien n’a été enregistré : gardez cette page ouverte et réessayez dans quelques minutes.",
        ["outcome-unknown"] = "Nous ne savons pas si l’enregistrement a réussi. Renvoyez le même formulaire : rien ne sera fait deux fois.",
        ["invalid-field"] = "Une réponse ne convient pas. Corrigez-la et renvoyez : le reste est gardé.",
        ["nothing-sealed"] = "Il n’y a rien à ouvrir : la personne n’a rien laissé, ou l’a fait effacer.",
        ["not-disclosed"] = "La personne n’a pas donné son accord, ou l’a retiré. Vous pouvez le lui demander par une précision.",
        ["erased"] = "Ces informations ont été effacées.",
        ["unreadable"] = "Ces informations ne peuvent plus être lues : leur clé n’existe plus.",
        ["call-taken"] = "Une autre plateforme a déjà pris cet appel.",
        ["unlawful"] = "L’offre contient un point que la loi interdit. Corrigez-le et renvoyez : le reste est gardé.",
        ["contact-in-text"] = "Une adresse, un téléphone ou un lien est écrit dans le texte de l’offre. Mettez-le dans « Comment postuler » : il y est protégé, et effacé à la fin.",
        ["posting-too-long"] = "L’offre est trop longue en tout. Raccourcissez quelques textes et renvoyez.",
        ["already-joined"] = "Cette offre est déjà reliée à la vôtre par l’autre plateforme. Il n’y a rien à refaire.",
        ["address-needed"] = "Cette alerte n’a pas d’adresse. Créez-en une autre avec votre courriel, puis supprimez celle-ci.",
        ["too-many-alerts"] = "Il y a déjà beaucoup d’alertes pour cette adresse. Supprimez-en une, puis recommencez.",
        ["contact-in-listing"] = "Une adresse, un téléphone ou un lien est écrit dans un texte que tout le monde lira. Retirez-le et renvoyez : le reste est gardé.",
        ["hold-is-booked"] = "Ces dates sont déjà réservées. Si vous ne pouvez plus venir, annulez votre venue.",
        ["hold-is-over"] = "Cette demande n’attend plus de réponse. Il n’y a rien à faire.",
        ["pair-is-over"] = "Cette paire n’attend plus de réponse. Il n’y a rien à faire.",
        ["pair-missing"] = "Il manque un·e pair·e et un·e professionnel·le pour toutes les dates. Réservez une paire, puis confirmez.",
        ["peer-missing"] = "Il manque un·e pair·e. Ajoutez quelqu’un et renvoyez.",
        ["professional-missing"] = "Il manque un·e professionnel·le. Ajoutez quelqu’un et renvoyez.",
        ["slots-out-of-reach"] = "Ces dates sont passées, ou à plus de deux ans. Choisissez-en d’autres.",
        ["too-many-asks"] = "Beaucoup de personnes ont déjà été sollicitées pour ces dates. Faites une nouvelle demande.",
        ["trainer-retired"] = "Cette personne n’anime plus de formation. Choisissez quelqu’un d’autre.",
        ["role-is-booked"] = "Quelqu’un compte sur cette personne dans son rôle actuel. Terminez d’abord ce qui est prévu.",
        ["team-is-booked"] = "Des personnes sont réservées pour ces dates. Annulez d’abord leur réservation, puis changez les dates.",
        ["parent-is-kept"] = "Cette formation vient d’une autre : ce lien se garde. Décrivez une nouvelle formation si elle n’en vient plus.",
        ["registration-closed"] = "Les inscriptions ne sont pas ouvertes. Choisissez une autre session, ou créez une alerte.",
        ["list-full"] = "La liste d’attente est pleine. Choisissez une autre session, ou créez une alerte.",
        ["place-is-over"] = "Cette place n’est plus gardée pour vous. Vous restez sur la liste d’attente.",
        ["meeting-is-over"] = "Cette rencontre est passée. Annoncez-en une nouvelle.",
        ["meeting-is-cancelled"] = "Cette rencontre est annulée. Annoncez-en une nouvelle.",
        ["meeting-to-come"] = "Cette rencontre n’a pas commencé. Revenez après son début.",
        ["too-many-meetings"] = "Beaucoup de rencontres sont déjà annoncées. Annoncez celle-ci plus tard.",
        ["no-hub"] = "Aucune plateforme n’est encore ouverte. Réessayez plus tard.",
        ["too-large"] = "C’est trop long. Raccourcissez et renvoyez.",
        ["too-many-requests"] = "Trop de demandes en peu de temps. Attendez une minute, puis réessayez.",
        ["stale-form"] = "Ce formulaire a expiré. Rechargez la page : ce que vous avez choisi est gardé.",
    };

    public static IReadOnlyCollection<string> Codes => [.. Sentences.Keys, .. NounProblems.Codes];

    public static string Sentence(Refusal refusal) =>
        Sentences.GetValueOrDefault(refusal.Code) ?? NounProblems.Sentence(refusal) ?? "Cela n’a pas été possible. Rechargez la page et recommencez.";

    public static int Status(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Gone => StatusCodes.Status410Gone,
        RefusalKind.Busy => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>RFC 9457. The type is a stable URN made of the code.</summary>
    public static IResult Problem(Refusal refusal) => Results.Problem(
        statusCode: Status(refusal), title: Sentence(refusal), type: $"urn:federation:refusal:{refusal.Code}",
        extensions: new Dictionary<string, object?> { ["code"] = refusal.Code, ["field"] = refusal.Detail });
}
