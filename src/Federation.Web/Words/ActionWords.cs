using Federation.Domain.Referrals;

namespace Federation.Web.Words;

/// <summary>What an action asks of who takes it.</summary>
public enum Asks
{
    Nothing,
    Reason,
    Question,
    Date,
}

/// <param name="To">The status it leads to; its code is what the form sends.</param>
public sealed record MoveAction(Status To, string Verb, Asks Asks)
{
    /// <summary>On the button that sends, under what was filled in.</summary>
    public string Confirm => To switch
    {
        Status.InfoRequested => "Envoyer la question",
        Status.Declined => "Décliner la demande",
        Status.Scheduled => "Fixer cette date",
        Status.EnteredInError => "Confirmer l’erreur",
        _ => Verb,
    };

    public string Code => Domain.Grains.Codes<Status>.Of(To);
}

/// <summary>The buttons under a request: the transition table's lines for this status and this side, nothing else, the likeliest first.</summary>
public static class ActionWords
{
    /// <summary>These carry more than a status and have their own forms, or belong to the clocks and the protocol.</summary>
    private static readonly Status[] NotByHand = [Status.Draft, Status.Sent, Status.Received, Status.Expired, Status.Rerouted];

    private static readonly Status[] Order =
    [
        Status.Accepted, Status.Scheduled, Status.InProgress, Status.Completed, Status.Read, Status.InReview, Status.InfoRequested, Status.Waitlisted,
        Status.NoShow, Status.Declined, Status.Withdrawn, Status.EnteredInError,
    ];

    public static IReadOnlyList<MoveAction> For(Status from, Actors actor) =>
    [
        .. Enum.GetValues<Status>().Except(NotByHand)
            .Where(to => Transitions.Path(from, to, actor) is { } path && !(IsImplied(to) && path.Count > 1))
            .OrderBy(to => Array.IndexOf(Order, to))
            .Select(to => new MoveAction(to, Verb(from, to), AsksOf(to))),
    ];

    /// <summary>Steps that an answer takes by itself are offered one at a time.</summary>
    private static bool IsImplied(Status to) => to is Status.Read or Status.InReview;

    private static Asks AsksOf(Status to) =>
        Reasons.IsAsked(to) ? Asks.Reason : to == Status.InfoRequested ? Asks.Question : to == Status.Scheduled ? Asks.Date : Asks.Nothing;

    private static string Verb(Status from, Status to) => to switch
    {
        Status.Read => "Marquer lue",
        Status.InReview => from == Status.InfoRequested ? "Reprendre l’étude" : "Mettre à l’étude",
        Status.InfoRequested => "Demander une précision",
        Status.Accepted => "Accepter",
        Status.Waitlisted => "Liste d’attente",
        Status.Declined => "Décliner",
        Status.Scheduled => from == Status.NoShow ? "Fixer une autre date" : "Fixer une date",
        Status.NoShow => "Rendez-vous manqué",
        Status.InProgress => "Commencer",
        Status.Completed => "Terminer",
        Status.Withdrawn => "Retirer",
        Status.EnteredInError => "Marquer comme une erreur",
        _ => throw new ArgumentOutOfRangeException(nameof(to), "a status by hand has no verb"),
    };
}
